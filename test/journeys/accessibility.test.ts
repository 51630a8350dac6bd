import { expect, it } from 'vitest'
import { findings, settled } from './axe.ts'
import { type FullPaper, startFullPaper } from './full-paper.ts'
import { describeJourney } from './journey.ts'

type Findings = Record<string, string[]>
type Place = readonly [what: string, path: (paper: FullPaper) => string]

const nothingOn = (places: readonly Place[]): Findings =>
  Object.fromEntries(places.map(([what]) => [what, []]))

const publicPages: readonly Place[] = [
  ['the front page', () => '/'],
  ['an article', ({ article }) => article.path],
  ['a section', () => '/nachrichten'],
  ['a tag', () => '/themen/elbe'],
  ['all tags', () => '/themen'],
  ['an author', () => '/autoren/mara-meier'],
  ['all authors', () => '/autoren'],
  ['the archive', () => '/archiv'],
  [
    'a month of the archive',
    ({ article }) => `/archiv/${article.publishedAt?.slice(0, 7).replace('-', '/')}`,
  ],
  ['the search', () => '/suche?q=Elbe'],
  ['a page of our own', () => '/ueber-uns'],
  ['the imprint', () => '/impressum'],
  ['the privacy page', () => '/datenschutz'],
  ['the house rules', () => '/hausregeln'],
  ['what is not there', () => '/gibt-es-nicht'],
  ['what is withdrawn', ({ withdrawn }) => withdrawn.path],
]

const screens: readonly Place[] = [
  ['the dashboard', () => ''],
  ['the articles', () => '/articles'],
  ['a new article', () => '/articles/new'],
  ['the editor', ({ article }) => `/articles/${article.id}`],
  ['the versions of an article', ({ article }) => `/articles/${article.id}/revisions`],
  ['the front page desk', () => '/front-page'],
  ['the media library', () => '/media'],
  ['a picture', ({ picture }) => `/media?open=${picture.id}`],
  ['the tags', () => '/tags'],
  ['the sections', () => '/sections'],
  ['the authors', () => '/authors'],
  ['the pages', () => '/pages'],
  ['the navigation', () => '/navigation'],
  ['the redirects', () => '/redirects'],
  ['the page counts', () => '/page-counts'],
  ['the settings', () => '/settings'],
  ['the staff', () => '/staff'],
  ['tokens and webhooks', () => '/developer'],
  ['the imports', () => '/imports'],
  ['the outbox', () => '/outbox'],
  ['the audit log', () => '/audit'],
  ['the words of moderation', () => '/moderation/words'],
  ['the blocks', () => '/moderation/blocks'],
  ['the house rules', () => '/moderation/rules'],
  ['the day view', () => '/moderation/today'],
  ['the transparency report', () => '/moderation/transparency'],
  ['the persons', () => '/moderation/persons'],
  ['one’s own account', () => '/account'],
  ['a screen that is not there', () => '/gibt-es-nicht'],
]

/** Each place takes a second or more. */
const timeout = 240_000

describeJourney('axe finds nothing, light or dark,', startFullPaper, ({ visit, place }) => {
  it('on the pages readers see', { timeout }, async () => {
    await visit({}, async (page) => {
      const found: Findings = {}
      for (const [what, path] of publicPages) {
        await page.goto(path(place()))
        found[what] = await findings(page)
      }
      expect(found).toEqual(nothingOn(publicPages))
    })
  })

  it.each([1280, 390])('on the screens of the newsroom at %i pixels', { timeout }, async (width) => {
    await visit({ viewport: { width, height: 900 }, as: place().administrator }, async (page) => {
      const found: Findings = {}
      for (const [what, path] of screens) {
        await page.goto(`/newsroom${path(place())}`)
        await settled(page)
        found[what] = await findings(page)
      }
      expect(found).toEqual(nothingOn(screens))
    })
  })

  it('at the newsroom’s door', async () => {
    await visit({}, async (page) => {
      for (const path of ['', '/forgot-password', '/invitation?token=nothing']) {
        await page.goto(`/newsroom${path}`)
        await settled(page)
        expect(await findings(page), path).toEqual([])
      }
    })
  })
})
