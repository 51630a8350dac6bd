import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../browser.ts'

export type TrappedPage = {
  page: Page
  /** What should never happen, since it was last asked: scripts that ran, requests elsewhere, a page left. */
  findings(): string[]
}

export type TrappedBrowser = {
  newPage(cookies?: { name: string; value: string }[]): Promise<TrappedPage>
  close(): Promise<void>
}

/** No name leads anywhere but to this machine. Requests are not held up to be looked at: that would take most of the time. */
const nowhereElse = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'

/**
 * A browser in which nothing goes unnoticed: dialogs, the functions that vectors call, errors of scripts, requests to
 * other hosts than `ownHost`, and leaving the page. The pages' own security policy is switched off, so that only their
 * markup protects them.
 */
export async function openTrappedBrowser(ownHost: string): Promise<TrappedBrowser> {
  const browser: Browser = await openBrowser([nowhereElse])
  return {
    close: () => browser.close(),
    async newPage(cookies = []) {
      const context = await browser.newContext({ bypassCSP: true })
      await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: `http://${ownHost}` })))
      const found: string[] = []
      await context.exposeFunction('reportToTest', (what: string) => void found.push(what))
      await context.addInitScript(setTraps)
      context.on('request', (request) => {
        if (!isOwn(request.url(), ownHost)) found.push(`asked ${request.url().slice(0, 200)}`)
      })
      const page = await context.newPage()
      page.on('dialog', (dialog) => {
        found.push(`dialog ${dialog.message()}`)
        dialog.dismiss().catch(() => {})
      })
      page.on('pageerror', (error) => found.push(`script error ${error.message}`))
      page.on('popup', () => found.push('opened a window'))
      page.on('framenavigated', (frame) => {
        if (!isOwn(frame.url(), ownHost)) found.push(`went to ${frame.url()}`)
      })
      return { page, findings: () => found.splice(0) }
    },
  }
}

const isOwn = (url: string, ownHost: string): boolean =>
  /^about:(blank|srcdoc)$/.test(url) || /^(data|blob):image\//.test(url) || URL.parse(url)?.host === ownHost

/** Runs in the page before anything else. */
function setTraps(): void {
  const report = (globalThis as unknown as { reportToTest(what: string): void }).reportToTest
  for (const name of ['alert', 'confirm', 'prompt', 'print'] as const)
    Object.defineProperty(globalThis, name, { value: () => report(`${name} ran`) })
}

/**
 * Whatever in the page could run or load on a reader's doing: event handlers, addresses of other schemes, elements
 * that have no place in an article. Runs in the page, on `root` and everything below it.
 */
export function dangerousMarkup(root: ParentNode): string[] {
  const found: string[] = []
  const safe = /^(https?:|mailto:|tel:|\/(?![/\\])|#|$)/i
  const addresses = new Set([
    'href',
    'src',
    'action',
    'formaction',
    'xlink:href',
    'data',
    'poster',
    'background',
    'ping',
    'cite',
    'manifest',
    'data-frame',
  ])
  const forbidden =
    'script, iframe, frame, object, embed, applet, base, meta, link, style, svg, math, form, input, textarea, select, template, video, audio, marquee, isindex, xml, noscript'
  for (const element of root.querySelectorAll('*')) {
    if (element.matches(forbidden)) found.push(`<${element.localName}>`)
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name) || name === 'srcdoc' || name === 'style')
        found.push(`${element.localName} ${name}=${value.slice(0, 80)}`)
      else if (addresses.has(name.toLowerCase()) && !safe.test(value))
        found.push(`${element.localName} ${name}=${value.slice(0, 80)}`)
    }
  }
  return found
}
