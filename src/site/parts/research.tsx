import { tagPath } from '../paths.ts'
import { researchLinks, researchWords } from '../research.ts'
import type { Site } from '../site.ts'
import type { ServiceBlockProps } from './service-blocks.tsx'

/** Links that lead away: in a new tab, and the other side does not learn from where. */
export function OutwardLinks({ site, words }: { site: Site; words: string }) {
  const links = researchLinks(site, words)
  if (links.length === 0) return null
  return (
    <p class="research__outward">
      <span>{site.t('research.outward')}</span>
      {links.map(({ label, url }) => (
        <a href={url} rel="noreferrer noopener external nofollow" target="_blank">
          {label}
        </a>
      ))}
    </p>
  )
}

/** More on the topic: the own archive first, where the words can be changed, then the same search elsewhere. */
export function Research({ site, article }: ServiceBlockProps) {
  const { t, paths } = site
  const words = researchWords(article)
  return (
    <section class="service research" aria-labelledby="research">
      <h2 class="service__label" id="research">
        {t('research.title')}
      </h2>
      <form class="subscribe__line" action={paths.search} method="get">
        <input type="search" name="q" value={words} maxlength={400} aria-label={t('search.field')} />
        <button type="submit" class="button">
          {t('research.archive')}
        </button>
      </form>
      {article.tags.length > 0 && (
        <p class="research__outward">
          <span>{t('research.topics')}</span>
          {article.tags.slice(0, mostTags).map((tag) => (
            <a href={tagPath(paths, tag)}>{tag.name}</a>
          ))}
        </p>
      )}
      <OutwardLinks site={site} words={words} />
    </section>
  )
}
const mostTags = 6
