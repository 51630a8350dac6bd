import type { World } from '../platform/world.ts'
import type { Appeal } from './appeals/appeal.ts'
import { deciderOf } from './appeals/who-decides.ts'
import type { Decision } from './decisions/decision.ts'
import type { Notice } from './notices/notice.ts'
import { type QueueItem, queueItems } from './queue.ts'
import { openAppeals } from './store-appeals.ts'
import { namesOf } from './store-decisions.ts'
import { openNotices } from './store-notices.ts'

export type AppealCase = {
  appeal: Appeal
  decision: Decision
  decidedBy: string | null
  mayDecide: boolean
  /** Decided first, and may decide again only as nobody else is there, after a clear notice. */
  onlyYou: boolean
  item: QueueItem
}
export type NoticeCase = { notice: Notice; item: QueueItem }

type Reads = Pick<World, 'db' | 'clock'>

const most = 100

/** Complaints that wait, the oldest first, and whether this person may decide on each. */
export async function appealCases(world: Reads, actor: { id: string | null }): Promise<AppealCase[]> {
  const appeals = await openAppeals(world.db, most)
  const items = await itemsOf(world, appeals)
  const cases: Omit<AppealCase, 'decidedBy'>[] = []
  for (const appeal of appeals) {
    const item = items.get(appeal.commentId)
    const decision = item?.decisions.find(({ id }) => id === appeal.decisionId)
    if (!item || !decision) continue
    const decider = await deciderOf(world.db, decision, actor)
    cases.push({ appeal, item, decision, mayDecide: decider === 'yes', onlyYou: decider === 'alone' })
  }
  const names = await namesOf(
    world.db,
    cases.map(({ decision }) => decision.decidedBy),
  )
  return cases.map((each) => ({ ...each, decidedBy: names.get(each.decision.decidedBy ?? '') ?? null }))
}

/** Notices that wait, the oldest first. */
export async function noticeCases(world: Reads): Promise<NoticeCase[]> {
  const notices = await openNotices(world.db, { limit: most })
  const items = await itemsOf(world, notices)
  return notices.flatMap((notice) => {
    const item = items.get(notice.commentId)
    return item ? [{ notice, item }] : []
  })
}

async function itemsOf(
  world: Reads,
  cases: readonly { commentId: string }[],
): Promise<Map<string, QueueItem>> {
  const ids = [...new Set(cases.map(({ commentId }) => commentId))]
  return new Map((await queueItems(world, ids)).map((item) => [item.comment.id, item]))
}
