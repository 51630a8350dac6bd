import { expect, it } from 'vitest'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { inTransaction } from '../../platform/db/db.ts'
import type { TopicText } from '../terms.ts'
import { enterTexts, readText } from './enter-texts.ts'
import { findAlike } from './find-alike.ts'

const kind = 'article'
const words = (text: string): TopicText => ({ headline: text.slice(0, 30), text, language: 'de' })
const enter = (world: TestWorld, texts: Record<string, string>, gone: string[] = []) =>
  inTransaction(world, (tx) =>
    enterTexts(tx, {
      kind,
      texts: Object.entries(texts).map(([id, text]) => readText(id, words(text))),
      gone,
    }),
  )

const werft = 'Die Werft Nordlicht in Sandby hat Insolvenz angemeldet, Beschäftigte bangen um Arbeitsplätze.'
const investor = 'Ein Investor steigt bei der Werft Nordlicht in Sandby ein und rettet Arbeitsplätze.'
const derby = 'Handballerinnen verlieren das Derby in der Halle, die Torhüterin hielt acht Würfe.'

describeOnEachDatabase('the catalogue of texts', (testWorld) => {
  const alike = async (world: TestWorld, subjectId: string, k = 10) =>
    (await findAlike(world.db, { kind, subjectId, k })).map((found) => found.subjectId)

  it('finds what shares words, whichever came first, also words that only these two have', async () => {
    const world = await testWorld()
    await enter(world, { werft })
    await enter(world, { derby })
    await enter(world, { investor })
    expect(await alike(world, 'werft')).toEqual(['investor'])
    expect(await alike(world, 'investor')).toEqual(['werft'])
    expect(await alike(world, 'nothing of ours')).toEqual([])
    const [found] = await findAlike(world.db, { kind, subjectId: 'werft', k: 1 })
    expect(found?.score).toBeGreaterThan(0.3)
    expect(found?.shared.length).toBeGreaterThan(2)
    expect(found?.isSameReport).toBe(false)
  })

  it('follows changes: new words count, old ones no more; what is gone is found no more', async () => {
    const world = await testWorld()
    await enter(world, { werft, investor, derby })
    await enter(world, { werft: `${derby} Nachspiel.` })
    expect(await alike(world, 'werft')).toEqual(['derby'])
    expect(await alike(world, 'investor')).toEqual([])
    await enter(world, {}, ['derby', 'never entered'])
    expect(await alike(world, 'werft')).toEqual([])
    await enter(world, { werft, derby })
    expect(await alike(world, 'werft')).toEqual(['investor'])
    const counts = await world.db.selectFrom('topic_counts').selectAll().execute()
    expect(counts).toEqual([{ kind, texts: 3 }])
    const terms = await world.db
      .selectFrom('topic_terms')
      .select('texts')
      .where('term', '=', 'sandby')
      .execute()
    expect(terms).toEqual([{ texts: 2 }])
  })

  it('is the same whether texts come one by one or together, once all are in', async () => {
    const [one, together] = [await testWorld(), await testWorld()]
    for (const [id, text] of Object.entries({ werft, derby, investor })) await enter(one, { [id]: text })
    await enter(one, { werft, derby, investor })
    await enter(together, { werft, derby, investor })
    for (const id of ['werft', 'derby', 'investor'])
      expect(await findAlike(one.db, { kind, subjectId: id, k: 5 })).toEqual(
        await findAlike(together.db, { kind, subjectId: id, k: 5 }),
      )
  })

  it('keeps kinds apart, and recognises the same report', async () => {
    const world = await testWorld()
    await enter(world, { werft, copy: `${werft} Mehr dazu in Kürze.` })
    await inTransaction(world, (tx) =>
      enterTexts(tx, { kind: 'job-ad', texts: [readText('ad', words(werft))] }),
    )
    const found = await findAlike(world.db, { kind, subjectId: 'werft', k: 5 })
    expect(found.map(({ subjectId, isSameReport }) => ({ subjectId, isSameReport }))).toEqual([
      { subjectId: 'copy', isSameReport: true },
    ])
  })

  it('bears texts without words, and texts of more than one block', async () => {
    const world = await testWorld()
    await enter(world, { empty: '!!!', werft, investor })
    expect(await alike(world, 'empty')).toEqual([])
    expect(await alike(world, 'werft')).toEqual(['investor'])
  })
})
