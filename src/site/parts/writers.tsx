import type { Author } from '../../authors/index.ts'
import { authorPath } from '../paths.ts'
import { portraitWishes } from '../picture-wishes.ts'
import type { PlacedView, Site } from '../site.ts'
import { Picture } from './picture.tsx'

export type Writer = { author: Author; portrait: PlacedView | null }

/** Who wrote the article, in a few words each. Those without words or portrait are named above already. */
export function Writers({ site, writers }: { site: Site; writers: Writer[] }) {
  const told = writers.filter(({ author }) => author.roleTitle || author.biography)
  if (told.length === 0) return null
  return (
    <section class="writers" aria-label={site.t('article.writers')}>
      {told.map(({ author, portrait }) => (
        <div class="writer">
          <p class="writer__name">
            <a href={authorPath(site.paths, author)} rel="author">
              {author.name}
            </a>
          </p>
          {author.roleTitle && <p class="writer__role">{author.roleTitle}</p>}
          {author.biography && told.length < 3 && <p class="writer__about">{author.biography}</p>}
          {portrait && (
            <div class="writer__portrait">
              <Picture picture={portrait} wish={portraitWishes.small} alt={portrait.alt} />
            </div>
          )}
        </div>
      ))}
    </section>
  )
}
