import type { Page } from 'playwright-core'
import { batches } from './xss-vectors.ts'

/** What one page consists of, said by the browser that parsed it. */
export type PageFacts = {
  path: string
  status: number
  /** Each kind of element outside a writer's text: its name and its attributes' names. */
  elements: string[]
  /** Addresses that lead nowhere a link may, and attributes that run. */
  unsafe: string[]
  headline: string | null
  /** The `headline` or `name` of each JSON-LD block, or what made it unreadable. */
  structured: string[]
}

/** The pages as the browser's parser sees them; nothing of them runs or loads. */
export async function readPages(page: Page, paths: readonly string[]): Promise<PageFacts[]> {
  const facts: PageFacts[] = []
  for (const batch of batches(paths, 200)) facts.push(...(await page.evaluate(readInBrowser, batch)))
  return facts
}

/** Opens the pages in frames of this one, a few at a time, until all have loaded. They run and load as ever. */
export async function showPages(page: Page, paths: readonly string[]): Promise<void> {
  for (const batch of batches(paths, 100)) await page.evaluate(showInBrowser, batch)
}

/** Runs in the page, and knows nothing of what is outside of it. */
async function readInBrowser(paths: readonly string[]): Promise<PageFacts[]> {
  const safe = /^(https?:|mailto:|tel:|\/(?![/\\])|#|\?|$)/i
  const addresses = new Set(['href', 'src', 'action', 'formaction', 'data', 'poster', 'srcdoc', 'xlink:href'])
  const read = async (path: string): Promise<PageFacts> => {
    const answer = await fetch(path)
    const parsed = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const unsafe: string[] = []
    for (const element of parsed.querySelectorAll('*'))
      for (const { name, value } of element.attributes)
        if (/^on/i.test(name) || (addresses.has(name) && !safe.test(value)))
          unsafe.push(`${element.localName} ${name}=${value.slice(0, 80)}`)
    const structured = [...parsed.querySelectorAll('script[type="application/ld+json"]')].map((script) => {
      try {
        const data = JSON.parse(script.textContent ?? '')
        return String(data.headline ?? data.name ?? data['@type'])
      } catch (error) {
        return `unreadable: ${error}`
      }
    })
    const headline = parsed.querySelector('h1')?.textContent ?? null
    for (const text of parsed.querySelectorAll('.prose')) text.replaceChildren()
    const elements = [...parsed.querySelectorAll('*')].map(
      ({ localName, attributes }) =>
        `${localName}[${[...attributes]
          .map(({ name }) => name)
          .sort()
          .join(' ')}]`,
    )
    return {
      path,
      status: answer.status,
      elements: [...new Set(elements)],
      unsafe,
      headline,
      structured,
    }
  }
  const facts: PageFacts[] = []
  for (let at = 0; at < paths.length; at += 4)
    facts.push(...(await Promise.all(paths.slice(at, at + 4).map(read))))
  return facts
}

/** Runs in the page, and knows nothing of what is outside of it. */
async function showInBrowser(paths: readonly string[]): Promise<void> {
  const show = (path: string) =>
    new Promise<void>((done) => {
      const frame = document.createElement('iframe')
      frame.src = path
      frame.width = '800'
      frame.onload = () => {
        frame.remove()
        done()
      }
      document.body.append(frame)
    })
  for (let at = 0; at < paths.length; at += 8) await Promise.all(paths.slice(at, at + 8).map(show))
}

/** The feed or sitemap as XML: how many items, or what is wrong with it. */
export const readXml = (page: Page, path: string): Promise<{ items: string[]; wrong: string | null }> =>
  page.evaluate(async (address) => {
    const text = await (await fetch(address)).text()
    const parsed = new DOMParser().parseFromString(text, 'application/xml')
    const wrong = parsed.querySelector('parsererror')?.textContent ?? null
    const titles = [...parsed.querySelectorAll('item > title, entry > title')]
    return { items: titles.map(({ textContent }) => textContent ?? ''), wrong }
  }, path)
