import type { Site, Story } from '../site.ts'
import { StoryRow } from './stories.tsx'

/** Articles by time, newest first, as section, tag and author pages list them. */
export function ArticleList({ site, stories }: { site: Site; stories: Story[] }) {
  if (stories.length === 0) return <p class="page__intro">{site.t('list.empty')}</p>
  return (
    <div class="rows">
      {stories.map((story) => (
        <StoryRow site={site} story={story} />
      ))}
    </div>
  )
}
