import { expect, it } from 'vitest'
import { anArticle, paragraphs } from '../../test/builders.ts'
import { aFollower } from '../../test/followers.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { inTransaction } from '../platform/db/db.ts'
import { insertTask } from '../platform/queue/queue.ts'
import { openTaskWorker } from '../platform/queue/worker.ts'
import { endToken, exampleToken } from '../subscriptions/followers/index.ts'
import { endSubscription, subscriptionBehind } from '../subscriptions/own/index.ts'
import { exportReader } from '../subscriptions/persons/index.ts'
import { nearestWanted } from './interest.ts'
import { forgetExample, sharpenInterest } from './sharpen.ts'
import { alertTasks } from './tasks.ts'
import { tellOfArticle } from './tell-of-article.ts'

const likeness = new Map([
  ['seed', 0.4],
  ['more', 0.5],
  ['near', 0.4],
  ['far', 0.2],
])
const wanted = (articleId: string) => ({ articleId, isWanted: true })
const unwanted = (articleId: string) => ({ articleId, isWanted: false })
it.each([
  ['the seed alone', 'seed', [], 'seed'],
  ['an example that is nearer', 'seed', [wanted('more')], 'more'],
  ['an example though the seed is unlike', 'unlike', [wanted('far')], 'far'],
  ['nothing that is like it', 'unlike', [wanted('also unlike')], null],
  ['an unwanted one that is farther than the seed', 'seed', [unwanted('far')], 'seed'],
  ['an unwanted one that is as near', 'seed', [unwanted('near')], null],
  ['an unwanted one that is nearer', 'far', [unwanted('near')], null],
  [
    'an unwanted one, and a wanted one that is nearer still',
    'seed',
    [unwanted('near'), wanted('more')],
    'more',
  ],
])('an article that is like %s is told for the nearest wanted one, or not', (_, seed, examples, nearest) => {
  expect(nearestWanted({ seed, examples }, likeness)).toBe(nearest)
})

const bridge = (cost: string) =>
  `Die Brücke über die Warnow wird neu gebaut und kostet ${cost}. Der Verkehrsausschuss berät über die Brücke.`
const theatre = (play: string) =>
  `Das Volkstheater zeigt ${play}. Die Schauspieler proben im Volkstheater, die Premiere ist im Großen Haus.`

async function aPaper(world: TestWorld) {
  const worker = openTaskWorker(world, alertTasks)
  const publish = (headline: string, text: string) =>
    anArticle(world, { status: 'published', headline, body: paragraphs(text) })
  const seed = await publish('Brücke wird neu gebaut', bridge('zwölf Millionen'))
  const told = await publish('Brücke am Volkstheater', `${bridge('viel')} ${theatre('die Brücke')}`)
  const subscriptionId = await aFollower(world, 'leserin', { kind: 'similar', ref: seed.id })
  const token = exampleToken(world.config, { subscriptionId, articleId: told.id })
  const tellings = async () =>
    (
      await world.db
        .selectFrom('alert_tellings')
        .select(['article_id', 'ref'])
        .orderBy('found_at')
        .orderBy('article_id')
        .execute()
    ).map(({ article_id, ref }) => ({ articleId: article_id, ref }))
  const interests = async () =>
    (
      await world.db.selectFrom('topic_texts').select('subject_id').where('kind', '=', 'interest').execute()
    ).map(({ subject_id }) => subject_id)
  const keep = () => worker.drain()
  return { publish, seed, told, subscriptionId, token, tellings, interests, keep }
}

describeOnEachDatabase('what readers say of an article they were told of', (testWorld) => {
  it('more like it: what is like the example comes too', async () => {
    const world = await testWorld()
    const { publish, told, token, tellings, keep } = await aPaper(world)
    const play = await publish('Neues Stück im Volkstheater', theatre('ein Stück über den Hafen'))
    expect(await sharpenInterest(world, { token, isWanted: true })).toEqual({ isInForce: true })
    await keep()
    await tellOfArticle(world, play.id)
    expect(await tellings()).toEqual([{ articleId: play.id, ref: told.id }])
  })

  it('nothing like it: what is nearer to the example than to the seed does not come, all else does', async () => {
    const world = await testWorld()
    const { publish, seed, token, tellings, keep } = await aPaper(world)
    await sharpenInterest(world, { token, isWanted: false })
    await keep()
    const both = await publish('Brücke am Volkstheater gesperrt', `${theatre('wenig')} ${bridge('viel')}`)
    const only = await publish('Brücke wird teurer', bridge('zwanzig Millionen'))
    for (const { id } of [both, only]) await tellOfArticle(world, id)
    expect(await tellings()).toEqual([{ articleId: only.id, ref: seed.id }])
  })

  it('is an interest as long as somebody says it, shown in the file, gone with the subscription', async () => {
    const world = await testWorld()
    const { seed, told, subscriptionId, token, interests, keep } = await aPaper(world)
    await sharpenInterest(world, { token, isWanted: false })
    await sharpenInterest(world, { token, isWanted: true })
    await keep()
    expect((await interests()).sort()).toEqual([seed.id, told.id].sort())
    expect((await exportReader(world.db, 'leserin@post.example'))?.examples).toMatchObject([
      { subscriptionId, articleId: told.id, isWanted: true },
    ])
    await forgetExample(world, { subscriptionId, articleId: told.id })
    await keep()
    expect(await interests()).toEqual([seed.id])

    await sharpenInterest(world, { token, isWanted: true })
    await keep()
    const subscription = await subscriptionBehind(world, endToken(world.config, subscriptionId))
    if (subscription) await endSubscription(world, { subscription, channel: 'one-click' })
    expect(await sharpenInterest(world, { token, isWanted: true })).toEqual({ isInForce: false })
    const payload = { subscriptionIds: [subscriptionId] }
    await inTransaction(world, (tx) =>
      insertTask(tx, world.ids.newId(), world.clock.now(), { name: 'alerts.keep-interests', payload }),
    )
    await keep()
    expect(await interests()).toEqual([])
    expect(await world.db.selectFrom('alert_examples').selectAll().execute()).toEqual([])
  })

  it('comes by nobody else’s link', async () => {
    const world = await testWorld()
    const { subscriptionId, seed, token } = await aPaper(world)
    const forged = exampleToken({ secret: 'x' }, { subscriptionId, articleId: seed.id })
    for (const bad of [forged, `${token}x`, `${token.slice(0, 22)}${forged.slice(22)}`, 'x'])
      expect(await sharpenInterest(world, { token: bad, isWanted: true })).toBeNull()
  })
})
