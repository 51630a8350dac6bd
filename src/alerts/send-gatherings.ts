import { type ArticleCard, cardsByIds } from '../articles/published/index.ts'
import { queueDelivery } from '../deliveries/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { readSettings, type Settings } from '../settings/index.ts'
import { endToken, exampleToken, readerToken, stillFollowing } from '../subscriptions/followers/index.ts'
import { nextDigest, subscriptionPaths } from '../subscriptions/index.ts'
import { type DueTelling, type GatheredPart, gatheringOf } from './gathering.ts'
import { gatheringMail } from './mail/gathering.tsx'
import { reasonTexts } from './reason-texts.ts'
import { type DueReader, dueTellings, markTold, putOff, readersDue } from './store-gatherings.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config'>

/** As erasing a reader finds them. */
export const gatheringKind = 'gathering'

const readersAtOnce = 50

/**
 * Mails what has gathered for some of the readers for whom it is time: one mail each, and what is in it is told from the
 * moment the mail is queued. False when there was nobody.
 */
export async function sendGatherings(world: Needs): Promise<boolean> {
  const now = world.clock.now()
  const readers = await readersDue(world.db, now, readersAtOnce)
  if (readers.length === 0) return false
  const tellings = await dueTellings(
    world.db,
    readers.map(({ readerId }) => readerId),
    now,
  )
  const all = [...tellings.values()].flat()
  const following = await stillFollowing(
    world.db,
    all.map(({ subscriptionId }) => subscriptionId),
    now,
  )
  const cards = await cardsByIds(world.db, [...new Set(all.map(({ articleId }) => articleId))], now)
  const visible = new Map(cards.map((card) => [card.id, card]))
  const settings = await readSettings(world.db)
  for (const reader of readers) {
    const { readerId, pausedUntil } = reader
    if (pausedUntil !== null && pausedUntil > now) {
      const asked = { after: now, pausedUntil, timeZone: settings.site.timeZone }
      const until = nextDigest('daily', asked) ?? pausedUntil
      await inTransaction(world, (tx) => putOff(tx, readerId, { now, until }))
      continue
    }
    const its = tellings.get(reader.readerId) ?? []
    const parts = gatheringOf(its, {
      following: (id) => following.has(id),
      visible: (id) => visible.has(id),
    })
    await tell(world, reader, { tellings: its, parts, visible, settings })
  }
  return true
}

type Found = {
  tellings: readonly DueTelling[]
  parts: readonly GatheredPart[]
  visible: ReadonlyMap<string, ArticleCard>
  settings: Settings
}

async function tell(world: Needs, reader: DueReader, found: Found): Promise<void> {
  const now = world.clock.now()
  const articleIds = found.tellings.map(({ articleId }) => articleId)
  const mail = found.parts.length > 0 ? await mailFor(world, reader, found) : null
  await inTransaction(world, async (tx) => {
    if (!(await markTold(tx, reader.readerId, { articleIds, now })) || !mail) return
    await queueDelivery(tx, world, {
      ...mail,
      kind: gatheringKind,
      ref: reader.readerId,
      to: reader.email,
      isBulk: true,
      dedupeKey: `gathering:${reader.readerId}:${reader.due}`,
    })
  })
}

async function mailFor(world: Needs, reader: DueReader, { parts, visible, settings }: Found) {
  const { config } = world
  const { publicUrl } = config
  const paths = subscriptionPaths(settings.site.language)
  const spoken = { ...settings, site: { ...settings.site, language: reader.language } }
  const why = reasonTexts(world, spoken)
  const ownUrl = `${publicUrl}${paths.notifications}/${readerToken(config, { id: reader.readerId, linkRotation: reader.linkRotation })}`
  const told = []
  for (const { kind, ref, subscriptionId, articleIds } of parts)
    told.push({
      why: await why({ kind, ref }),
      endUrl: `${publicUrl}${paths.endSubscription}/${endToken(config, subscriptionId)}`,
      articles: articleIds.flatMap((id) => {
        const card = visible.get(id)
        if (!card) return []
        const example = exampleToken(config, { subscriptionId, articleId: id })
        const sharpen = {
          moreUrl: `${publicUrl}${paths.moreLikeThis}/${example}`,
          notThisUrl: `${publicUrl}${paths.nothingLikeThis}/${example}`,
        }
        const { headline, teaser, path } = card
        const url = publicUrl + encodeURI(path)
        return [{ headline, teaser, url, sharpen: kind === 'similar' ? sharpen : null }]
      }),
    })
  const [only] = told
  // With one click (RFC 8058) ends what the mail is about: the one subscription, or all.
  const oneClick = told.length === 1 && only ? only.endUrl : ownUrl
  return {
    ...gatheringMail({ settings: spoken, publicUrl }, { parts: told, ownUrl }),
    headers: {
      'List-Unsubscribe': `<${oneClick}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
    },
  }
}
