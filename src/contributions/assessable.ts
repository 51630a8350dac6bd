import { bodyToText } from '../articles/body/index.ts'
import type { PublishedArticle } from '../articles/published/index.ts'
import type { Submission } from '../moderation/index.ts'

/** What is judged, and what it is to be on topic of. */
export const assessable = (
  article: PublishedArticle,
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
    sectionId: article.section.id,
    commentMode: article.commentMode,
  },
  parent: parent && { id: parent.id, text: parent.text },
})
