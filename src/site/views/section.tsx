import type { Section } from '../../sections/index.ts'
import { formsOf, ledByPicture } from '../front-page-plan.ts'
import { ArticleList } from '../parts/article-list.tsx'
import { Document, type Head } from '../parts/document.tsx'
import { Pager, type Pages } from '../parts/pager.tsx'
import { StripColumn, StripLead } from '../parts/strip.tsx'
import { FollowLink } from '../parts/subscribe.tsx'
import { pictureWishes } from '../picture-wishes.ts'
import type { Site, Story } from '../site.ts'

export type SectionProps = {
  site: Site
  head: Head
  section: Section
  /** The first page ranks its three newest; older pages are plain lists. */
  top: Story[]
  stories: Story[]
  pages: Pages
}

export function SectionPage({ site, head, section, top, stories, pages }: SectionProps) {
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <header class="page__head">
          <h1 class="page__title">{section.name}</h1>
          {section.description && <p class="page__intro">{section.description}</p>}
          <FollowLink site={site} to={`/section/${section.slug}`} />
        </header>
        <SectionTop site={site} stories={top} />
        {(stories.length > 0 || top.length === 0) && <ArticleList site={site} stories={stories} />}
        <Pager site={site} pages={pages} />
      </div>
    </Document>
  )
}

function SectionTop({ site, stories }: { site: Site; stories: Story[] }) {
  const { lead, others } = ledByPicture(stories)
  if (!lead) return null
  return (
    <div class="section-top strip__grid ruled">
      <StripLead site={site} story={lead} wish={pictureWishes.strip} level={2} first />
      {others.length > 0 && (
        <StripColumn site={site} stories={others} forms={formsOf(others, ['words', 'side'])} level={2} />
      )}
    </div>
  )
}
