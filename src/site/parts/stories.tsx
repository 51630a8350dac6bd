import { addressOf } from '../paths.ts'
import { pictureWishes } from '../picture-wishes.ts'
import { langOf, type Site, type Story } from '../site.ts'
import { listOfNames } from './byline.tsx'
import { Kicker } from './kicker.tsx'
import { Picture } from './picture.tsx'
import { Time } from './time.tsx'

/** How a story is set. `front-page-plan.ts` decides which story gets which form. */
export type StoryForm = 'picture' | 'words' | 'side' | 'voice' | 'brief'

type Shown = { site: Site; story: Story; level?: 2 | 3 }

export function StoryHeadline({ site, story, level = 3 }: Shown) {
  const Heading = `h${level}` as 'h3'
  return (
    <Heading class="story__headline" lang={langOf(site, story.language)}>
      <a href={addressOf(story.path)}>{story.headline}</a>
    </Heading>
  )
}

export function Teaser({ site, story }: Shown) {
  return story.teaser ? (
    <p class="story__teaser" lang={langOf(site, story.language)}>
      {story.teaser}
    </p>
  ) : null
}

export function StoryByline({ site, story }: Shown) {
  return <p class="story__byline">{site.t('byline.by', { names: listOfNames(site, story.bylines) })}</p>
}

/** One story in the form given. A form that wants a picture falls back to words where there is none. */
export function StoryIn({ form, ...shown }: Shown & { form: StoryForm }) {
  const { site, story } = shown
  if (form === 'picture' && story.picture)
    return (
      <article class="story story--picture">
        <div class="story__picture">
          <Picture picture={story.picture} wish={pictureWishes.column} />
        </div>
        <Kicker site={site} article={story} />
        <StoryHeadline {...shown} />
        <Teaser {...shown} />
      </article>
    )
  if (form === 'side' && story.picture)
    return (
      <article class="story story--side">
        <Kicker site={site} article={story} />
        <StoryHeadline {...shown} />
        <div class="story__picture">
          <Picture picture={story.picture} wish={pictureWishes.small} />
        </div>
      </article>
    )
  if (form === 'voice')
    return (
      <article class="story story--voice">
        <Kicker site={site} article={story} />
        <p class="story__voice">{listOfNames(site, story.bylines)}</p>
        <StoryHeadline {...shown} />
      </article>
    )
  if (form === 'brief' || form === 'side')
    return (
      <article class="story story--brief">
        <Kicker site={site} article={story} />
        <StoryHeadline {...shown} />
      </article>
    )
  return (
    <article class="story story--words">
      <Kicker site={site} article={story} />
      <StoryHeadline {...shown} />
      <Teaser {...shown} />
      <StoryByline {...shown} />
    </article>
  )
}

/** A line of a section, tag, author or archive page: time in the margin, words on the axis, a picture beside. */
export function StoryRow({ level = 2, clockOnly = false, ...shown }: Shown & { clockOnly?: boolean }) {
  const { site, story } = shown
  const words = clockOnly ? site.times.clock(story.publishedAt) : site.times.day(story.publishedAt)
  return (
    <article class={`story story--row${story.picture ? '' : ' story--bare'}`}>
      <p class="story__time">
        <Time site={site} at={story.publishedAt} words={words} />
      </p>
      <Kicker site={site} article={story} />
      <StoryHeadline {...shown} level={level} />
      <Teaser {...shown} />
      <StoryByline {...shown} />
      {story.picture && (
        <div class="story__picture">
          <Picture picture={story.picture} wish={pictureWishes.row} />
        </div>
      )}
    </article>
  )
}
