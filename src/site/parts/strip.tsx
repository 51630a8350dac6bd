import type { PictureWish } from '../../media/index.ts'
import type { StripColumnOf } from '../front-page-plan.ts'
import type { Site, Story } from '../site.ts'
import { Kicker } from './kicker.tsx'
import { Picture } from './picture.tsx'
import { StoryByline, StoryHeadline, StoryIn, Teaser } from './stories.tsx'

type LeadProps = { site: Site; story: Story; wish: PictureWish; level?: 2 | 3; first?: boolean }

/** The small lead of a strip and of a section's page. */
export function StripLead({ site, story, wish, level = 3, first }: LeadProps) {
  return (
    <article class={`story strip__lead${story.picture ? '' : ' strip__lead--words'}`}>
      {story.picture && (
        <div class="story__picture">
          <Picture picture={story.picture} wish={wish} first={first} />
        </div>
      )}
      <Kicker site={site} article={story} />
      <StoryHeadline site={site} story={story} level={level} />
      <Teaser site={site} story={story} />
      <StoryByline site={site} story={story} />
    </article>
  )
}

export function StripColumn({
  site,
  stories,
  forms,
  level = 3,
}: { site: Site; level?: 2 | 3 } & StripColumnOf<Story>) {
  return (
    <div class="strip__column">
      {stories.map((story, place) => (
        <StoryIn site={site} story={story} form={forms[place] ?? 'brief'} level={level} />
      ))}
    </div>
  )
}
