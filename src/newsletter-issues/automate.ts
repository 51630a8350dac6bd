import { systemActor } from '../accounts/index.ts'
import type { Newsletter } from '../newsletters/index.ts'
import type { Instant } from '../platform/clock.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { newIssue } from './compose-issue.ts'
import { fillingFor, wordsFor } from './fill-issue.ts'
import { articleIdsIn } from './issue.ts'
import { hasIssueOfSlot, insertIssue } from './store.ts'
import { putOnItsWay } from './submit-issue.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>

/**
 * The issue of a slot: filled, and sent where the newsletter says so. Once for each slot, whoever runs it; none when nothing was
 * published since the last.
 */
export async function fillSlot(world: Needs, newsletter: Newsletter, at: Instant): Promise<void> {
  const blocks = await fillingFor(world, newsletter)
  if (articleIdsIn(blocks).length === 0) return
  const words = { ...(await wordsFor(world, newsletter, blocks)), blocks }
  await inTransaction(world, async (tx) => {
    if (await hasIssueOfSlot(tx, newsletter.id, at)) return
    const given = { newsletterId: newsletter.id, now: world.clock.now(), by: systemActor.name, slotAt: at }
    const issue = newIssue(words, { id: world.ids.newId(), ...given })
    await insertIssue(tx, issue)
    if (newsletter.automation.mode === 'send') await putOnItsWay(tx, world, issue)
  })
}
