import { ledByPicture, secondRankForms, stripColumns, stripForm } from '../front-page-plan.ts'
import { Document, type Head } from '../parts/document.tsx'
import { Kicker } from '../parts/kicker.tsx'
import { Picture } from '../parts/picture.tsx'
import { StoryByline, StoryHeadline, StoryIn, Teaser } from '../parts/stories.tsx'
import { StripColumn, StripLead } from '../parts/strip.tsx'
import { NewsletterLine } from '../parts/subscribe.tsx'
import { ShortTime } from '../parts/time.tsx'
import { addressOf } from '../paths.ts'
import { pictureWishes } from '../picture-wishes.ts'
import { langOf, lengthClass, type NamedLink, type Site, type Story } from '../site.ts'

export type Strip = { section: NamedLink; stories: Story[] }
export type FrontPageProps = {
  site: Site
  head: Head
  lead: Story | null
  /** None to four. */
  second: Story[]
  /** The newest that stand nowhere above. */
  latest: Story[]
  strips: Strip[]
}

export function FrontPage({ site, head, lead, second, latest, strips }: FrontPageProps) {
  if (!lead)
    return (
      <Document site={site} head={head} front>
        <div class="front wide">
          <p class="page__intro">{site.t('frontPage.empty')}</p>
        </div>
      </Document>
    )
  return (
    <Document site={site} head={head} front>
      <div class="front wide">
        <div class={`front__top${latest.length === 0 ? ' front__top--alone' : ''}`}>
          <Lead site={site} story={lead} />
          <SecondRank site={site} stories={second} />
          <Latest site={site} stories={latest} />
        </div>
        {strips.map((strip, index) => (
          <SectionStrip site={site} strip={strip} index={index} />
        ))}
        <NewsletterLine site={site} />
      </div>
    </Document>
  )
}

/** Clearly first: across all columns of what is ranked, with a large picture or a still larger headline. */
function Lead({ site, story }: { site: Site; story: Story }) {
  const form = `${story.picture ? ' lead--picture' : ' lead--words'}${lengthClass('lead', story.headline)}`
  return (
    <article class={`story lead${form}`}>
      <Kicker site={site} article={story} />
      <StoryHeadline site={site} story={story} level={2} />
      <div class="lead__body">
        {story.picture && (
          <div class="story__picture">
            <Picture picture={story.picture} wish={pictureWishes.lead} alt={story.picture.alt} first />
          </div>
        )}
        <Teaser site={site} story={story} />
        <StoryByline site={site} story={story} />
      </div>
    </article>
  )
}

/** Two to four stories that differ in form. */
function SecondRank({ site, stories }: { site: Site; stories: Story[] }) {
  if (stories.length === 0) return null
  const forms = secondRankForms(stories)
  return (
    <section
      class={`second-rank second-rank--${stories.length} ruled`}
      aria-label={site.t('frontPage.second')}
    >
      {stories.map((story, index) => (
        <StoryIn site={site} story={story} form={forms[index] ?? 'words'} />
      ))}
    </section>
  )
}

function Latest({ site, stories }: { site: Site; stories: Story[] }) {
  if (stories.length === 0) return null
  return (
    <section class="latest" aria-labelledby="latest">
      <h2 class="latest__title" id="latest">
        {site.t('frontPage.latest')}
      </h2>
      <ol class="latest__list">
        {stories.map((story) => (
          <li class="latest__item story">
            <ShortTime site={site} at={story.publishedAt} class="latest__time" />
            <Kicker site={site} article={story} class="latest__kicker" />
            <h3 class="latest__headline story__headline" lang={langOf(site, story.language)}>
              <a href={addressOf(story.path)}>{story.headline}</a>
            </h3>
          </li>
        ))}
      </ol>
      <a class="latest__more" href={site.paths.archive}>
        {site.t('frontPage.latestMore')}
      </a>
    </section>
  )
}

/** A section with a small lead of its own; a strip is never longer than a screen. */
function SectionStrip({ site, strip, index }: { site: Site; strip: Strip; index: number }) {
  const { lead, others } = ledByPicture(strip.stories)
  if (!lead) return null
  const form = stripForm(index, strip.stories)
  const id = `strip-${index + 1}`
  return (
    <section class={`strip strip--${form}`} aria-labelledby={id}>
      <div class="strip__head">
        <h2 class="strip__title" id={id}>
          <a href={strip.section.url}>{strip.section.label}</a>
        </h2>
        <a class="strip__more" href={strip.section.url}>
          {site.t('frontPage.stripMore', { section: strip.section.label })}
        </a>
      </div>
      <div class="strip__grid ruled">
        <StripLead
          site={site}
          story={lead}
          wish={form === 'c' ? pictureWishes.wideStrip : pictureWishes.strip}
        />
        {stripColumns(form, others).map((column) => (
          <StripColumn site={site} {...column} />
        ))}
      </div>
    </section>
  )
}
