import { DomUtils, parseDocument } from 'htmlparser2'
import { expect, it } from 'vitest'
import { createToken } from '../../src/accounts/tokens/index.ts'
import type { Article } from '../../src/newsroom-api/contract/articles.ts'
import { must } from '../../src/platform/result.ts'
import { testApp } from '../app.ts'
import { anActor, aSection } from '../builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../worlds.ts'
import { asKept, asName, beginning, isVisible, naughtyStrings } from './strange-texts.ts'

const strings = naughtyStrings()

/** All of the application, with an administrator's token. */
async function callerOf(world: TestWorld) {
  await aSection(world)
  const app = await testApp(world)
  const by = { actor: anActor({ role: 'administrator' }), address: null }
  const { token } = must(await createToken(world, { name: 'Test', role: 'administrator' }, by))
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const call = async <T>(method: string, path: string, input?: unknown, ifMatch?: number) => {
    const answer = await app.request(`https://zeitung.example/api/v1${path}`, {
      method,
      headers: { ...headers, ...(ifMatch === undefined ? {} : { 'if-match': String(ifMatch) }) },
      ...(input === undefined ? {} : { body: JSON.stringify(input) }),
    })
    expect(answer.status, `${method} ${path} ${JSON.stringify(input)}`).toBeLessThan(500)
    return { status: answer.status, body: (await answer.json()) as T }
  }
  const page = async (path: string) => {
    const answer = await app.request(`https://zeitung.example${path}`)
    return { status: answer.status, document: parseDocument(await answer.text()) }
  }
  return { call, page }
}
type Caller = Awaited<ReturnType<typeof callerOf>>
type Refused = { errors: { path: string; message: string }[] }

const textOf = (document: ReturnType<typeof parseDocument>, name: string): string[] =>
  DomUtils.getElements({ class: (names = '') => names.split(' ').includes(name) }, document, true).map(
    (each) => DomUtils.textContent(each),
  )

/** One string in every field of an article; what came back and what readers see. */
async function write(caller: Caller, text: string) {
  const input = {
    headline: text,
    kicker: beginning(text, 100),
    standfirst: text,
    teaser: text,
    dateline: { places: ['Ort'], source: beginning(text, 60) },
    body: { format: 'doc', content: { type: 'doc', content: [paragraph(text)] } },
    section: 'politik',
    tags: [beginning(text, 100)],
    authors: [beginning(text, 100), { agency: beginning(text, 100) }],
    aiNote: text,
    searchTitle: beginning(text, 200),
    searchDescription: text,
    status: 'published',
  }
  const made = await caller.call<Article & Refused>('POST', '/articles', input)
  if (made.status !== 201) return { refused: made.body.errors, input }
  const { body: article } = await caller.call<Article>('GET', `/articles/${made.body.id}`)
  return { article, input, page: await caller.page(article.path) }
}

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

it('the list was read', () => {
  expect(strings.length).toBeGreaterThan(500)
})

describeOnEachDatabase('a naughty string', (testWorld) => {
  it('in an article is read back and shown as it was typed, or refused with what to mend', async () => {
    const caller = await callerOf(await testWorld())
    let refusals = 0
    for (const text of strings) {
      const { article, input, refused, page } = await write(caller, text)
      if (!article) {
        refusals++
        expect(isVisible(asKept(text)), text).toBe(false)
        expect(refused?.map(({ path }) => path)).toContain('headline')
        for (const { message } of refused ?? []) expect(message).toMatch(/ /)
        continue
      }
      const kept = asKept(text)
      expect(article.headline).toBe(kept)
      expect([article.standfirst, article.teaser, article.aiNote, article.searchDescription]).toEqual(
        Array(4).fill(kept),
      )
      expect(article.kicker).toBe(asKept(input.kicker))
      expect(article.dateline?.source).toBe(asKept(input.dateline.source))
      expect(article.bylines.at(-1)?.name).toBe(asName(input.kicker))
      expect(article.path).toMatch(/^\/politik\/[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(page?.status).toBe(200)
      const [shown] = textOf(page.document, 'article__headline')
      expect(shown).toBe(kept.replaceAll(/\r\n?/g, '\n'))
      expect(textOf(page.document, 'article__standfirst')[0]).toContain(kept)
    }
    expect(refusals).toBeLessThan(20)
  })

  it('as a name makes an address that can be opened, and is found again', async () => {
    const caller = await callerOf(await testWorld())
    for (const room of ['tags', 'authors', 'sections'] as const) {
      const slugs = new Set<string>()
      for (const text of strings) {
        const name = beginning(text, 100)
        const made = await caller.call<{ name: string; slug: string; path: string } & Refused>(
          'POST',
          `/${room}`,
          {
            name,
          },
        )
        if (made.status !== 201) {
          expect(made.status).toBe(422)
          for (const { message } of made.body.errors) expect(message).toMatch(/ /)
          continue
        }
        expect(made.body.name).toBe(asName(name))
        expect(made.body.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        expect(slugs.has(made.body.slug)).toBe(false)
        slugs.add(made.body.slug)
        const { status, document } = await caller.page(made.body.path)
        expect(status, name).toBe(200)
        expect(textOf(document, 'page__title')[0]).toBe(asName(name))
      }
      expect(slugs.size).toBeGreaterThan(room === 'sections' ? 200 : 300)
    }
  })

  it('in what is asked for is no error', async () => {
    const caller = await callerOf(await testWorld())
    for (const text of strings) {
      const asked = encodeURIComponent(text)
      for (const path of [`/suche?q=${asked}`, `/${asked}`, `/themen/${asked}`, `/themen?from=${asked}`])
        expect((await caller.page(path)).status, path).toBeLessThan(500)
      for (const path of ['articles', 'media', 'tags', 'authors', 'redirects', 'audit'])
        await caller.call('GET', `/${path}?q=${asked}&cursor=${asked}&action=${asked}&section=${asked}`)
    }
  })
})
