import type { Tag } from '../../tags/index.ts'
import { ArticleList } from '../parts/article-list.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Document, type Head } from '../parts/document.tsx'
import { Pager, type Pages } from '../parts/pager.tsx'
import { FollowLink } from '../parts/subscribe.tsx'
import type { Site, Story } from '../site.ts'

export type TagProps = { site: Site; head: Head; tag: Tag; stories: Story[]; pages: Pages }

export function TagPage({ site, head, tag, stories, pages }: TagProps) {
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <Breadcrumbs site={site} trail={[{ label: site.t('site.topics'), url: site.paths.topics }]} />
        <header class="page__head">
          <p class="page__kind">{site.t(`list.${tag.kind}`)}</p>
          <h1 class="page__title">{tag.name}</h1>
          {tag.description && <p class="page__intro">{tag.description}</p>}
          <FollowLink site={site} to={`/tag/${tag.slug}`} />
        </header>
        <ArticleList site={site} stories={stories} />
        <Pager site={site} pages={pages} />
      </div>
    </Document>
  )
}
