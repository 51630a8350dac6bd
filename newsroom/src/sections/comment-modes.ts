import type { Article } from '../../../src/newsroom-api/contract/articles.ts'

export type CommentMode = Article['comments']

/** How comments are moderated, from the most careful. Called by the texts `comments.before` and so on. */
export const commentModes = ['before', 'trusted', 'after', 'closed', 'off'] as const satisfies readonly CommentMode[]
