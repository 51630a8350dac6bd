import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/newsroom-api/contract/articles.ts'
import { describeJourney } from './journey.ts'
import { hire, startPaper, startPaperOnPostgres, write } from './paper.ts'

describe.each([
  ['sqlite', startPaper],
  ['postgres', startPaperOnPostgres],
] as const)('on %s', (_, start) => {
  describeJourney(
    'two editors on one article',
    () => start(),
    ({ visit, place }) => {
      it('the second is shown both versions, and nobody’s words are lost', async () => {
        const ada = place().administrator
        const bela = await hire(place(), { name: 'Bela Brandt', role: 'editor' })
        const { id } = await write(ada, { headline: 'Die Brücke', status: 'draft' })
        await visit({ as: ada }, (first) =>
          visit({ as: bela }, async (second) => {
            for (const page of [first, second]) {
              await page.goto(`/newsroom/articles/${id}`)
              await page.getByRole('textbox', { name: 'Überschrift' }).waitFor()
            }
            await first.getByRole('textbox', { name: 'Überschrift' }).fill('Die Brücke ist fertig')
            await first.getByRole('textbox', { name: 'Vorspann' }).fill('Ada war schneller.')
            await first.keyboard.press('Control+s')
            await first.getByText('Gespeichert', { exact: true }).waitFor()

            await second.getByRole('textbox', { name: 'Überschrift' }).fill('Die Brücke wird schön')
            await second.getByRole('textbox', { name: 'Text', exact: true }).click()
            await second.keyboard.press('Control+End')
            await second.keyboard.type(' Bela hat das geschrieben.')
            await second.keyboard.press('Control+s')
            const dialog = second.getByRole('dialog', { name: 'Zwei Fassungen dieses Artikels' })
            await dialog.getByText('Ada Adler').first().waitFor()
            await dialog.getByText('Die Brücke ist fertig').first().waitFor()
            await dialog.getByText('Ada war schneller.').first().waitFor()
            await dialog.getByText('Bela hat das geschrieben.').first().waitFor()
            await dialog.getByRole('button', { name: 'Beides zusammenführen' }).click()
            await dialog.getByRole('button', { name: 'So speichern' }).click()
            await dialog.waitFor({ state: 'hidden' })
          }),
        )
        const { body: now } = await ada.call<Article>('GET', `/articles/${id}`)
        expect(now.standfirst).toBe('Ada war schneller.')
        expect(now.bodyHtml).toContain('Bela hat das geschrieben.')
        // The headline that was not taken is in the list of versions.
        const { body: list } = await ada.call<{ items: { headline: string }[] }>(
          'GET',
          `/articles/${id}/revisions`,
        )
        const headlines = list.items.map(({ headline }) => headline)
        expect(headlines).toContain('Die Brücke ist fertig')
        expect(headlines).toContain('Die Brücke wird schön')
      })
    },
  )
})
