import { confirmWriter, putWriter } from '../src/comments/writers/index.ts'
import { insertWritten, threadKey } from '../src/comments/written/index.ts'
import type { Assessment } from '../src/moderation/index.ts'
import { keepAssessment } from '../src/moderation/index.ts'
import { inTransaction } from '../src/platform/db/db.ts'
import type { World } from '../src/platform/world.ts'

type Given = {
  articleId: string
  text?: string
  name?: string
  email?: string
  language?: 'de' | 'en'
  confirmed?: boolean
  assessment?: Partial<Assessment>
}

/** A reader's comment as it stands in the queue; answers its id. */
export async function aWaitingComment(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events'>,
  given: Given,
): Promise<string> {
  const id = world.ids.newId()
  const now = world.clock.now()
  const { name = 'Ada Leser', email = 'ada@example.org', language = 'de' } = given
  await inTransaction(world, async (tx) => {
    const writer = await putWriter(tx, { id: world.ids.newId(), email, name, language, now })
    if (given.confirmed) await confirmWriter(tx, writer.id, now)
    const comment = {
      id,
      articleId: given.articleId,
      parentId: null,
      threadKey: threadKey({ id, createdAt: now }, null),
      depth: 0,
      status: given.assessment?.status ?? ('pending' as const),
      createdAt: now,
      authorName: name,
      authorEmail: email,
      writerId: writer.id,
      network: '203.0.113.0/24',
      language,
      text: given.text ?? 'Das sehe ich anders, und zwar aus drei Gründen.',
      linkHash: id,
    }
    const origin = { address: '203.0.113.9', network: '203.0.113.0/24', agentHash: null }
    await insertWritten(tx, comment, origin)
    const assessment: Assessment = {
      status: 'pending',
      suggestion: 'hold',
      risk: 500,
      findings: [],
      scored: null,
      scorer: null,
      ...given.assessment,
    }
    await keepAssessment(tx, world, { id, articleId: given.articleId }, assessment)
  })
  return id
}
