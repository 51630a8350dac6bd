import { bodyToText } from '../articles/body/index.ts'
import type { DiscussedArticle } from '../articles/comment-modes/index.ts'
import type { Submission } from '../moderation/index.ts'

/** What is judged, and what it is to be on topic of. */
export const assessable = (
  article: DiscussedArticle,
  parent: { id: string; text: string } | null,
  text: string,
): Pick<Submission, 'text' | 'language' | 'article' | 'parent'> => ({
  text,
  language: article.language,
  article: {
    id: article.id,
    headline: article.headline,
    teaser: article.teaser,
    text: bodyToText(article.body),
    sectionId: article.sectionId,
    commentMode: article.commentMode,
  },
  parent: parent && { id: parent.id, text: parent.text },
})
