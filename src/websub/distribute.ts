import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { removeTopic, subscribersOf } from './store.ts'
import { changedTopics, putOnWay, settleTopic } from './store-deliveries.ts'
import { hashOf, type ReadTopic, watchedOf } from './topic-content.ts'
import { deny } from './verify.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config' | 'log'>

const atOnce = 20
/** So many are told that their feed is gone, side by side. */
const deniedAtOnce = 16

/**
 * Looks at the feeds of which something changed and puts those on their way that read differently now. A crash loses
 * nothing: the mark goes in the transaction that puts it on its way. Answers how many it looked at.
 */
export async function distributeChanged(world: Needs, readTopic: ReadTopic): Promise<number> {
  const topics = await changedTopics(world.db, atOnce)
  for (const topic of topics) {
    const content = await readTopic(topic.path)
    if (!content) {
      await endTopic(world, topic.path)
      continue
    }
    const hash = hashOf(content.body)
    await inTransaction(world, async (tx) => {
      const found = { madeOf: watchedOf(topic.path, content.madeOf), hash }
      if (!(await settleTopic(tx, topic, found)) || hash === topic.hash) return
      const id = world.ids.newId()
      await putOnWay(tx, { ...content, id, topic: topic.path, now: world.clock.now() })
    })
  }
  return topics.length
}

async function endTopic(world: Needs, topic: string): Promise<void> {
  const callbacks = await subscribersOf(world.db, topic)
  await inTransaction(world, (tx) => removeTopic(tx, topic))
  for (let at = 0; at < callbacks.length; at += deniedAtOnce)
    await Promise.all(
      callbacks
        .slice(at, at + deniedAtOnce)
        .map((callback) => deny(world, { callback, topic }, 'There is no such feed any more.')),
    )
}
