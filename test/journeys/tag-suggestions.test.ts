import { expect, it } from 'vitest'
import { findings } from './axe.ts'
import { describeJourney } from './journey.ts'
import { startPaper, write } from './paper.ts'

/** A paper that knows some names, and an article that speaks of them. */
async function aPaperWithNames() {
  const paper = await startPaper()
  const { administrator } = paper
  for (const tag of [
    { name: 'Kim Jong Un', aliases: ['Kim'], kind: 'person' },
    { name: 'Pjöngjang', kind: 'place' },
    { name: 'Staatsbahn', kind: 'organisation' },
  ])
    await administrator.call('POST', '/tags', tag)
  const { id } = await write(administrator, {
    headline: 'Kims Besuch endet',
    status: 'draft',
    body: {
      format: 'markdown',
      content:
        'Kim Jong Un hat die Stadt verlassen. Die Staatsbahn fuhr ihn, sagte die Staatsbahn. Die Pjöngjanger Presse schwieg.',
    },
  })
  return { ...paper, id }
}

describeJourney('tags that the text names', aPaperWithNames, ({ visit, place }) => {
  it.each([
    ['wide', { width: 1280, height: 900 }],
    ['narrow', { width: 390, height: 844 }],
  ])('are offered, and set by an editor alone, on a %s screen', async (width, viewport) => {
    const { administrator, id } = place()
    const tagsOf = async () =>
      (await administrator.call<{ tags: { name: string }[] }>('GET', `/articles/${id}`)).body.tags.map(
        ({ name }) => name,
      )
    await visit({ as: administrator, viewport }, async (page) => {
      await page.goto(`/newsroom/articles/${id}`)
      if (width === 'narrow') await page.getByRole('button', { name: 'Seitenleiste' }).first().click()
      const offered = page.getByRole('region', { name: 'Im Text genannt' })
      await offered.getByRole('button', { name: /^Staatsbahn .*als Schlagwort setzen$/ }).waitFor()
      expect(await findings(page)).toEqual([])
      if (width === 'narrow') {
        expect(await offered.getByRole('listitem').count()).toBe(2)
        return
      }
      expect(await tagsOf()).toEqual([])
      expect(await offered.getByRole('listitem').count()).toBe(3)
      await offered.getByRole('button', { name: 'Pjöngjang nicht mehr vorschlagen' }).click()
      await offered.getByRole('button', { name: /^Kim Jong Un .*als Schlagwort setzen$/ }).focus()
      await page.keyboard.press('Enter')
      expect(await offered.getByRole('listitem').count()).toBe(1)
      await page.keyboard.press('Control+s')
      await expect.poll(tagsOf, { timeout: 10_000 }).toEqual(['Kim Jong Un'])
      await page.reload()
      await offered.getByRole('button', { name: /^Staatsbahn .*als Schlagwort setzen$/ }).waitFor()
      expect(await offered.getByRole('listitem').count()).toBe(1)
    })
  })
})
