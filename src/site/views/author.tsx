import type { Author } from '../../authors/index.ts'
import { ArticleList } from '../parts/article-list.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Document, type Head } from '../parts/document.tsx'
import { Pager, type Pages } from '../parts/pager.tsx'
import { Picture } from '../parts/picture.tsx'
import { FollowLink } from '../parts/subscribe.tsx'
import { portraitWishes } from '../picture-wishes.ts'
import type { PlacedView, Site, Story } from '../site.ts'

export type AuthorProps = {
  site: Site
  head: Head
  author: Author
  portrait: PlacedView | null
  stories: Story[]
  pages: Pages
}

export function AuthorPage({ site, head, author, portrait, stories, pages }: AuthorProps) {
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <Breadcrumbs site={site} trail={[{ label: site.t('site.authors'), url: site.paths.authors }]} />
        <header class="page__head author-head">
          {author.roleTitle && <p class="page__kind">{author.roleTitle}</p>}
          <h1 class="page__title">{author.name}</h1>
          {author.biography && <p class="page__intro">{author.biography}</p>}
          {(author.email || author.website) && (
            <p class="author-head__links">
              {author.email && <a href={`mailto:${author.email}`}>{author.email}</a>}
              {author.website && (
                <a href={author.website} rel="me noopener">
                  {site.t('author.website')}
                </a>
              )}
            </p>
          )}
          <FollowLink site={site} to={`/author/${author.slug}`} />
          {portrait && (
            <div class="author-head__portrait">
              <Picture picture={portrait} wish={portraitWishes.large} alt={portrait.alt} first />
            </div>
          )}
        </header>
        <ArticleList site={site} stories={stories} />
        <Pager site={site} pages={pages} />
      </div>
    </Document>
  )
}
