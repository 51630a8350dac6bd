import type { Child } from 'hono/jsx'
import type { SectionRef } from '../../articles/published/index.ts'
import { formsOf } from '../front-page-plan.ts'
import { sectionPath } from '../paths.ts'
import type { Site, Story } from '../site.ts'
import { StoryIn } from './stories.tsx'

type More = { site: Site; stories: Story[] }

export function MoreFromSection({ site, section, stories }: More & { section: SectionRef }) {
  return (
    <MoreStories site={site} stories={stories} anchor="more">
      <a href={sectionPath(section)}>{site.t('article.moreFromSection', { section: section.name })}</a>
    </MoreStories>
  )
}

/** Articles like this one (see `related`). */
export function MoreOnTopic({ site, stories }: More) {
  return (
    <MoreStories site={site} stories={stories} anchor="topic">
      {site.t('article.moreOnTopic')}
    </MoreStories>
  )
}

/** `children`: the heading's words. */
function MoreStories({ site, stories, anchor, children }: More & { anchor: string; children: Child }) {
  if (stories.length === 0) return null
  const forms = formsOf(stories, ['picture', 'words', 'picture', 'words'])
  return (
    <section class="more wide" aria-labelledby={anchor}>
      <div class="strip">
        <div class="strip__head">
          <h2 class="strip__title" id={anchor}>
            {children}
          </h2>
        </div>
        <div class="more__grid ruled">
          {stories.map((story, index) => (
            <StoryIn site={site} story={story} form={forms[index] ?? 'words'} />
          ))}
        </div>
      </div>
    </section>
  )
}
