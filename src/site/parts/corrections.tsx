import type { Correction } from '../../articles/published/index.ts'
import type { Site } from '../site.ts'
import { Time } from './time.tsx'

export const correctionsAnchor = 'korrektur'

/** What was wrong and what is right, dated (Pressekodex, Ziffer 3). Newest first. */
export function Corrections({ site, corrections }: { site: Site; corrections: Correction[] }) {
  if (corrections.length === 0) return null
  return (
    <section class="corrections" id={correctionsAnchor} aria-labelledby="corrections-title">
      <h2 id="corrections-title">{site.t('article.corrections', { count: corrections.length })}</h2>
      {corrections.toReversed().map(({ text, publishedAt }) => (
        <div class="corrections__entry">
          <Time site={site} at={publishedAt} words={site.times.day(publishedAt)} />
          <p>{text}</p>
        </div>
      ))}
    </section>
  )
}
