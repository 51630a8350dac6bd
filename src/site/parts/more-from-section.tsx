import type { SectionRef } from '../../articles/published/index.ts'
import { formsOf } from '../front-page-plan.ts'
import { sectionPath } from '../paths.ts'
import type { Site, Story } from '../site.ts'
import { StoryIn } from './stories.tsx'

export function MoreFromSection({
  site,
  section,
  stories,
}: {
  site: Site
  section: SectionRef
  stories: Story[]
}) {
  if (stories.length === 0) return null
  const forms = formsOf(stories, ['picture', 'words', 'picture', 'words'])
  return (
    <section class="more wide" aria-labelledby="more">
      <div class="strip">
        <div class="strip__head">
          <h2 class="strip__title" id="more">
            <a href={sectionPath(section)}>{site.t('article.moreFromSection', { section: section.name })}</a>
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
