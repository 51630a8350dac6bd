import type { Decision, QueueItem } from '../moderation/desk/index.ts'
import type { World } from '../platform/world.ts'
import type { Decision as ShownDecision, QueueItem as ShownItem } from './contract/moderation.ts'

export const presentDecision = (decision: Decision): ShownDecision => ({
  id: decision.id,
  commentId: decision.commentId,
  decision: decision.decision,
  status: decision.to,
  rule: decision.clause,
  rulesVersion: decision.rulesVersion,
  explanation: decision.explanation,
  suggestion: decision.suggestion,
  decidedAt: decision.decidedAt,
  decidedBy: decision.decidedBy,
  appealUntil: decision.redressUntil,
  statement: decision.statement,
})

export function presentItem(world: Pick<World, 'config'>, item: QueueItem): ShownItem {
  const { comment, assessment, article, parent, history, claim } = item
  return {
    id: comment.id,
    status: comment.status,
    url: article && `${new URL(encodeURI(article.path), world.config.publicUrl).href}#${comment.anchor}`,
    author: {
      writerId: comment.writer?.id ?? null,
      name: comment.authorName,
      email: comment.authorEmail,
      isConfirmed: comment.writer?.isConfirmed ?? false,
      network: comment.network,
    },
    text: comment.text,
    language: comment.language,
    createdAt: comment.createdAt,
    editedAt: comment.editedAt,
    waitingSince: assessment?.waitingSince ?? null,
    article: article && {
      id: article.id,
      headline: article.headline,
      teaser: article.teaser,
      path: article.path,
      comments: article.commentMode,
    },
    parent: parent && {
      id: parent.id,
      authorName: parent.authorName,
      text: parent.text,
      status: parent.status,
    },
    history: {
      approved: history.approved,
      pending: history.pending,
      rejected: history.rejected,
      removed: history.removed,
      spam: history.spam,
    },
    risk: (assessment?.risk ?? 0) / 1000,
    suggestion: assessment?.suggestion ?? 'hold',
    scores: assessment?.scored?.scores ?? null,
    // They count signs of the words that were judged.
    spans: item.decisions[0]?.decision === 'redact' ? [] : (assessment?.scored?.spans ?? []),
    reasons: (assessment?.findings ?? []).map(({ phase, says, clause, facts }) => ({
      phase,
      says,
      clause,
      facts: facts ?? {},
    })),
    decisions: item.decisions.map((each) => ({ ...presentDecision(each), by: each.name })),
    revision: comment.revision,
    pickedAt: comment.pickedAt,
    notes: item.notes.map(({ id, text, writtenAt, name }) => ({ id, text, writtenAt, by: name })),
    claim: claim && { staffId: claim.staffId, name: claim.name, until: claim.until },
  }
}
