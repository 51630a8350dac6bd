import { afterEach, expect, it } from 'vitest'
import { anArticle, paragraphs } from '../../test/builders.ts'
import { aFollower } from '../../test/followers.ts'
import { startRelay, type TestRelay } from '../../test/smtp.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { openMailingSender } from '../deliveries/mailings/index.ts'
import { alertMailings } from './index.ts'
import { keepInterests } from './keep-interests.ts'
import { callBack } from './mail-at-once.ts'
import { reasonsFor, tellAt, tellingOf } from './reason.ts'
import { tellOfArticle } from './tell-of-article.ts'

const relays: TestRelay[] = []
afterEach(async () => {
  for (const relay of relays.splice(0)) await relay.close()
})

it('the best reason comes first, and an article is no news for who has read it', () => {
  const article = { id: 'new', sectionId: 'politik', tagIds: ['rat'], authorIds: ['vogt'], searches: ['Rat'] }
  const interests = [
    { subjectId: 'far', score: 0.2 },
    { subjectId: 'near', score: 0.3 },
    { subjectId: 'new', score: 0.99 },
    { subjectId: 'nearer', score: 0.5 },
  ]
  expect(reasonsFor(article, interests).map(({ kind, ref }) => `${kind} ${ref}`)).toEqual([
    'similar nearer',
    'similar near',
    'search Rat',
    'author vogt',
    'tag rat',
    'section politik',
  ])
})

it.each([
  ['at once', '2026-11-23T09:00:00.000Z', '2026-11-23T09:00:05.000Z'],
  ['scheduled while the server was off', '2026-11-23T03:00:00.000Z', '2026-11-23T09:00:05.000Z'],
  ['entered late', '2026-11-20T09:00:00.000Z', null],
])('an article published %s is told of after the hold-back, or not at all', (_, publishedAt, due) => {
  expect(tellAt({ publishedAt, at: '2026-11-23T09:00:00.000Z' }, 5)).toBe(due)
})

const now = '2026-11-23T09:00:00.000Z'
const tomorrow = '2026-11-24T05:00:00.000Z'
it.each([
  ['immediate', null, false, { due: null }],
  ['immediate', '2026-11-30T00:00:00.000Z', false, null],
  ['immediate', '2026-11-20T00:00:00.000Z', false, { due: null }],
  ['immediate', null, true, null],
  ['daily', null, false, { due: tomorrow }],
  ['daily', null, true, null],
  ['daily', '2026-11-30T00:00:00.000Z', false, { due: '2026-11-30T05:00:00.000Z' }],
  ['weekly', null, false, { due: '2026-11-28T05:00:00.000Z' }],
] as const)('%s, resting until %s, knowing the report: %s', (frequency, pausedUntil, knowsReport, told) => {
  const moment = { now, timeZone: 'Europe/Berlin', knowsReport }
  expect(tellingOf({ frequency, pausedUntil }, moment)).toEqual(told)
})

const bridge = {
  headline: 'Brücke über die Warnow wird neu gebaut',
  body: paragraphs(
    'Die marode Brücke über die Warnow wird abgerissen und neu gebaut. Der Verkehrsausschuss stimmte für den Neubau.',
    'Autofahrer müssen während der Bauzeit einen Umweg über die alte Brücke nehmen.',
  ),
}
const bridgeAgain = {
  headline: 'Neubau der Warnow-Brücke wird teurer',
  body: paragraphs(
    'Der Neubau der Brücke über die Warnow kostet zwölf Millionen Euro mehr. Das sagte der Verkehrssenator.',
    'Grund seien gestiegene Preise für Stahl. Der Verkehrsausschuss berät am Donnerstag über die Brücke.',
  ),
}
const cake = {
  headline: 'Bäckerin gewinnt Preis für Torte',
  body: paragraphs(
    'Eine Bäckerin aus Wismar hat mit ihrer Torte aus Sanddorn den Preis der Innung gewonnen.',
  ),
}
const published = (world: TestWorld, given: object) => anArticle(world, { status: 'published', ...given })

const told = async (world: TestWorld) =>
  (
    await world.db
      .selectFrom('alert_tellings')
      .innerJoin('readers', 'readers.id', 'alert_tellings.reader_id')
      .select(['email', 'kind', 'due_at'])
      .orderBy('email')
      .execute()
  ).map(({ email, kind, due_at }) => `${email.split('@')[0]} ${kind} ${due_at === null ? 'now' : 'later'}`)

describeOnEachDatabase('news like an article', (testWorld) => {
  it('is told to who follows one like it, at once or later, and to nobody else', async () => {
    const world = await testWorld()
    const [seed, other] = [await published(world, bridge), await published(world, cake)]
    await aFollower(world, 'brueckner', { kind: 'similar', ref: seed.id })
    await aFollower(world, 'daecker', { kind: 'similar', ref: seed.id, frequency: 'daily' })
    await aFollower(world, 'torten', { kind: 'similar', ref: other.id })
    const news = await published(world, bridgeAgain)
    await tellOfArticle(world, news.id)
    await tellOfArticle(world, news.id)
    expect(await told(world)).toEqual(['brueckner similar now', 'daecker similar later'])
  })

  it('comes once to who follows it in several ways, as early as one of them wants', async () => {
    const world = await testWorld()
    const seed = await published(world, bridge)
    const news = await published(world, bridgeAgain)
    const section = await world.db.selectFrom('sections').select('id').executeTakeFirstOrThrow()
    await aFollower(world, 'beides', { kind: 'similar', ref: seed.id, frequency: 'weekly' })
    await aFollower(world, 'beides', { kind: 'section', ref: section.id })
    await tellOfArticle(world, news.id)
    expect(await told(world)).toEqual(['beides section now'])
  })

  it('comes to all of many followers, who are read in parts', async () => {
    const world = await testWorld()
    const news = await published(world, bridge)
    const section = await world.db.selectFrom('sections').select('id').executeTakeFirstOrThrow()
    const many = 2300
    for (let number = 0; number < many; number++)
      await aFollower(world, `leser${number}`, { kind: 'section', ref: section.id })
    await tellOfArticle(world, news.id)
    const { total } = await world.db.selectFrom('mailings').select('total').executeTakeFirstOrThrow()
    expect(total).toBe(many)
    expect(new Set(await told(world)).size).toBe(many)
  })

  it('does not come a second time when the same report appears again', async () => {
    const world = await testWorld()
    const section =
      (await published(world, cake)) &&
      (await world.db.selectFrom('sections').select('id').executeTakeFirstOrThrow())
    await aFollower(world, 'leser', { kind: 'section', ref: section.id })
    const [first, copy, followUp] = [
      await published(world, bridge),
      await published(world, bridge),
      await published(world, bridgeAgain),
    ]
    for (const { id } of [first, copy, followUp]) await tellOfArticle(world, id)
    const about = await world.db.selectFrom('alert_tellings').select('article_id').execute()
    expect(about.map(({ article_id }) => article_id).sort()).toEqual([first.id, followUp.id].sort())
  })

  it('leaves as a mail that says why, ends with one click, and spares who has ended it meanwhile', async () => {
    const relay = await startRelay()
    relays.push(relay)
    const world = await testWorld({
      DEPESCHE_SMTP_URL: relay.url,
      DEPESCHE_PUBLIC_URL: 'https://zeitung.example',
    })
    const seed = await published(world, bridge)
    await aFollower(world, 'leserin', { kind: 'similar', ref: seed.id })
    const gone = await aFollower(world, 'gegangen', { kind: 'similar', ref: seed.id })
    await aFollower(world, 'reader', { kind: 'similar', ref: seed.id, language: 'en' })
    const news = await published(world, bridgeAgain)
    await tellOfArticle(world, news.id)
    await world.db
      .updateTable('subscriptions')
      .set({ ended_at: world.clock.now() })
      .where('id', '=', gone)
      .execute()
    const sender = openMailingSender(world, [alertMailings(world)])
    await sender.drain()
    await sender.stop()
    const mails = relay.received.toSorted((a, b) => (String(a.to) < String(b.to) ? -1 : 1))
    expect(mails.flatMap(({ to }) => to)).toEqual(['leserin@post.example', 'reader@post.example'])
    const [german, english] = mails
    expect(german?.raw).toMatch(
      /^List-Unsubscribe:\s+<https:\/\/zeitung\.example\/benachrichtigungen\/ende\//m,
    )
    expect(german?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
    expect(german?.raw).toMatch(/^Auto-Submitted: auto-generated/m)
    expect(german?.parsed.text).toContain('weil Sie „Brücke über die Warnow wird neu gebaut“ gelesen haben')
    expect(german?.parsed.text).not.toContain('{{')
    expect(english?.parsed.text).toContain('because you read “Brücke über die Warnow wird neu gebaut”')
  })

  it('comes to who keeps a search that the article answers, in one case or the other, and to nobody else', async () => {
    const relay = await startRelay()
    relays.push(relay)
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    await aFollower(world, 'leserin', { kind: 'search', ref: 'Warnow Brücke' })
    await aFollower(world, 'reader', { kind: 'search', ref: 'warnow', language: 'en' })
    await aFollower(world, 'hamburg', { kind: 'search', ref: 'Warnow Hamburg' })
    await aFollower(world, 'abends', { kind: 'search', ref: 'Neubau', frequency: 'daily' })
    const resting = await aFollower(world, 'ruht', { kind: 'search', ref: 'Neubau' })
    await world.db
      .updateTable('subscriptions')
      .set({ paused_at: world.clock.now() })
      .where('id', '=', resting)
      .execute()
    const news = await published(world, bridgeAgain)
    await tellOfArticle(world, news.id)
    const sender = openMailingSender(world, [alertMailings(world)])
    await sender.drain()
    await sender.stop()
    const mails = relay.received.toSorted((a, b) => (String(a.to) < String(b.to) ? -1 : 1))
    expect(mails.flatMap(({ to }) => to)).toEqual(['leserin@post.example', 'reader@post.example'])
    expect(mails[0]?.parsed.text).toContain('was die Suche nach „Warnow Brücke“ findet')
    expect(mails[1]?.parsed.text).toContain('whatever the search for “warnow” finds')
    const waiting = await world.db
      .selectFrom('alert_tellings')
      .select(['kind', 'ref'])
      .where('due_at', 'is not', null)
      .execute()
    expect(waiting).toEqual([{ kind: 'search', ref: 'Neubau' }])
  })

  it('is told to nobody when the article was taken back in time', async () => {
    const world = await testWorld()
    const seed = await published(world, bridge)
    await aFollower(world, 'leserin', { kind: 'similar', ref: seed.id })
    const news = await published(world, bridgeAgain)
    await tellOfArticle(world, news.id)
    await callBack(world, news.id)
    const mailings = await world.db.selectFrom('mailings').select('cancelled_at').execute()
    expect(mailings.every(({ cancelled_at }) => cancelled_at !== null)).toBe(true)
    expect(mailings).toHaveLength(1)
  })

  it('forgets an interest that nobody has any more', async () => {
    const world = await testWorld()
    const seed = await published(world, bridge)
    const id = await aFollower(world, 'leserin', { kind: 'similar', ref: seed.id })
    const interests = () =>
      world.db.selectFrom('topic_texts').select('subject_id').where('kind', '=', 'interest').execute()
    expect(await interests()).toEqual([{ subject_id: seed.id }])
    await world.db
      .updateTable('subscriptions')
      .set({ ended_at: world.clock.now() })
      .where('id', '=', id)
      .execute()
    await keepInterests(world, [seed.id])
    expect(await interests()).toEqual([])
  })
})
