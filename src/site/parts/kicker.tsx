import type { ArticleCard } from '../../articles/published/index.ts'
import type { Site } from '../site.ts'

/** The line above a headline: what kind of text it is, where that must be said, and its kicker. */
export function Kicker({
  site,
  article,
  class: more = '',
}: {
  site: Site
  article: Pick<ArticleCard, 'label' | 'kicker'>
  class?: string
}) {
  if (!article.label && !article.kicker) return null
  const label = article.label && site.t(`label.${article.label}`)
  const kicker = article.kicker === label ? null : article.kicker
  return (
    <p class={`kicker ${more}`.trim()}>
      {label && <span class={`kicker__label kicker__label--${article.label}`}>{label}</span>}
      {label && kicker && ' '}
      {kicker}
    </p>
  )
}
