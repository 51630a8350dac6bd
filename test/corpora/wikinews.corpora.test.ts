import { DomUtils, parseDocument } from 'htmlparser2'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { escapeHtml } from '../../src/articles/body/index.ts'
import { type Paper, startPaper, startPaperOnPostgres } from '../journeys/paper.ts'
import { sample } from './hostile-words.ts'
import { readPages, showPages } from './page-traps.ts'
import { openTrappedBrowser } from './trapped-browser.ts'
import { type OldArticle, oldArticles, wordsOf } from './wikinews.ts'

const articles = oldArticles()

const paragraphsOf = (text: string): string[] => text.split(/\n+/).filter((each) => each.trim())

/** As people send it: HTML, Markdown (its signs escaped), or the editor's document. */
const bodies: readonly ((text: string) => unknown)[] = [
  (text) => ({
    format: 'html',
    content: paragraphsOf(text)
      .map((each) => `<p>${escapeHtml(each)}</p>`)
      .join('\n'),
  }),
  (text) => ({
    format: 'markdown',
    content: paragraphsOf(text)
      .map((each) =>
        each
          .trim()
          .replace(/[\\`*_{}[\]<>()#+\-.!|~&:=]/g, '\\$&')
          .replace(/^(\d+)\./, '$1\\.'),
      )
      .join('\n\n'),
  }),
  (text) => ({
    format: 'doc',
    content: {
      type: 'doc',
      content: paragraphsOf(text).map((each) => ({
        type: 'paragraph',
        content: [{ type: 'text', text: each }],
      })),
    },
  }),
]

/** Saved as a draft, then published, as an editor does it; the path of the page. */
async function publish({ administrator: by }: Paper, article: OldArticle, body: unknown): Promise<string> {
  const input = { headline: article.title, body, section: 'nachrichten', status: 'draft' }
  const made = await by.call<{ id: string; path: string; revision: number }>('POST', '/articles', input)
  expect(made.status, `${article.title}: ${JSON.stringify(made.body)}`).toBe(201)
  const { id, path, revision } = made.body
  const published = await by.call('PATCH', `/articles/${id}`, { status: 'published' }, revision)
  expect(published.status).toBe(200)
  return path
}

const textOf = (html: string, name: string): string => {
  const [element] = DomUtils.getElements({ class: name }, parseDocument(html), true, 1)
  return element ? DomUtils.textContent(element) : ''
}

it('the articles were read', () => {
  expect(articles.length).toBe(850)
})

for (const [kind, open, chosen] of [
  ['sqlite', startPaper, articles],
  ['postgres', startPaperOnPostgres, sample(articles, 90)],
] as const) {
  const paper: { open?: Paper } = {}
  const here = (): Paper => {
    if (paper.open) return paper.open
    throw new Error('the paper is not open')
  }
  beforeAll(async () => {
    paper.open = await open()
  })
  afterAll(() => paper.open?.kill())

  it(`${chosen.length} articles are published with every word of theirs (${kind})`, async () => {
    const paths: string[] = []
    for (const [index, article] of chosen.entries()) {
      const path = await publish(here(), article, bodies[index % bodies.length]?.(article.text))
      const answer = await fetch(here().url + path)
      const html = await answer.text()
      expect([answer.status, wordsOf(textOf(html, 'prose'))], article.title).toEqual([
        200,
        wordsOf(article.text),
      ])
      expect(html).toContain(`${escapeHtml(article.title)}</h1>`)
      paths.push(path)
    }
    expect(new Set(paths).size).toBe(chosen.length)
    if (kind === 'sqlite') await readInBrowser(sample(paths, 60))
  })

  const readInBrowser = async (paths: string[]): Promise<void> => {
    const browser = await openTrappedBrowser(new URL(here().url).host)
    try {
      const { page, findings } = await browser.newPage()
      await page.goto(`${here().url}/healthz`)
      await showPages(page, [...paths, '/', '/nachrichten', '/feed.xml'])
      const facts = await readPages(page, paths)
      expect(facts.filter(({ status, unsafe }) => status !== 200 || unsafe.length > 0)).toEqual([])
      expect(findings()).toEqual([])
    } finally {
      await browser.close()
    }
  }
}
