import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { findings, settled } from './axe.ts'
import { describeJourney } from './journey.ts'
import { startPaper, write } from './paper.ts'

const texts = [
  'Sie sind doch ein kompletter Vollidiot und haben keine Ahnung.',
  'Reich werden ohne Arbeit! Jetzt hier klicken: https://casino.example',
  'Wie hoch ist denn der Zuschuss für das Theater in diesem Haushalt?',
]
const timeout = 120_000

describeJourney(
  'axe finds nothing at the moderators’ desk, light or dark,',
  startPaper,
  ({ visit, place }) => {
    it.each([1280, 390])('at %i pixels', { timeout }, async (width) => {
      const { url, administrator } = place()
      const article = await write(administrator, { headline: `Der Haushalt ${width}` })
      for (const text of texts)
        await fetch(`${url}/api/v1/articles/${article.id}/comments`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ author: { name: 'Ivo', email: 'ivo@leser.example' }, text }),
        })
      const found: Record<string, string[]> = {}
      await visit({ viewport: { width, height: 900 }, as: administrator }, async (page) => {
        const look = async (what: string) => {
          found[what] = await findings(page)
        }
        await page.goto('/newsroom/moderation')
        await atHand(page)
        await look('the queue')
        await page.keyboard.press('r')
        await page.getByRole('textbox', { name: 'Nummer der Regel' }).waitFor()
        await look('by which rule')
        await page.keyboard.press('Escape')
        await page.keyboard.press('m')
        await page.getByRole('textbox', { name: 'Notiz' }).waitFor()
        await look('a note')
        await page.keyboard.press('Escape')
        await page.keyboard.press('e')
        await page.getByRole('textbox', { name: 'Stelle markieren' }).waitFor()
        await page.keyboard.press('Control+a')
        await page.keyboard.press('Enter')
        await look('a redaction')
        await page.keyboard.press('Escape')
        await page.keyboard.press('x')
        await page.keyboard.press('s')
        await page.getByText('Vorschau').waitFor()
        await look('many together')
        await page.goto('/newsroom/moderation/comments')
        await settled(page)
        await page.getByRole('list', { name: 'Alle Kommentare' }).getByRole('button').first().click()
        await atHand(page)
        await look('all comments')
      })
      expect(found).toEqual({
        'the queue': [],
        'by which rule': [],
        'a note': [],
        'a redaction': [],
        'many together': [],
        'all comments': [],
      })
    })
  },
)

const atHand = (page: Page) => page.getByRole('article', { name: 'Kommentar' }).waitFor()
