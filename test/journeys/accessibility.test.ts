import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { type FullPaper, startFullPaper } from './full-paper.ts'
import { describeJourney } from './journey.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on the page, light and dark, each with the element. */
async function findings(page: Page): Promise<string[]> {
  await showIn(page, 'light')
  const light = await new AxeBuilder({ page }).withTags(standards).analyze()
  // In the dark the page is the same but for its colours.
  await showIn(page, 'dark')
  const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze()
  return [...light.violations, ...dark.violations].flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html.slice(0, 200)}\n${failureSummary}`),
  )
}

/** A colour on its way from one scheme to the other is none that a person reads. */
async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
}

/** Nothing is on its way any more. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await expect.poll(() => page.getByText('Wird geladen').count()).toBe(0)
}

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
