import { raw } from 'hono/html'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Document, type Head } from '../parts/document.tsx'
import { Caption, Picture } from '../parts/picture.tsx'
import { figureWishes } from '../picture-wishes.ts'
import type { PlacedView, Site } from '../site.ts'
import { NewsletterForm } from './newsletter.tsx'

type Line = { number: number; subject: string; preheader: string | null; sentAt: string; url: string }

export type NewsletterArchiveProps = {
  site: Site
  head: Head
  description: string | null
  cadence: string | null
  what: string
  issues: Line[]
}

/** All issues of a newsletter, newest first. */
export function NewsletterArchivePage({
  site,
  head,
  description,
  cadence,
  what,
  issues,
}: NewsletterArchiveProps) {
  const { t, times, paths } = site
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <Breadcrumbs site={site} trail={[{ label: t('newsletter.title'), url: paths.newsletter }]} />
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{head.title}</h1>
            {(description || cadence) && (
              <p class="page__intro">{[description, cadence].filter(Boolean).join(' · ')}</p>
            )}
          </header>
          {issues.length === 0 && <p>{t('newsletter.archiveEmpty')}</p>}
          <ol class="newsletters" reversed>
            {issues.map(({ number, subject, preheader, sentAt, url }) => (
              <li>
                <p class="newsletters__facts">
                  {t('newsletter.issue', { number })} · <time datetime={sentAt}>{times.day(sentAt)}</time>
                </p>
                <h2 class="newsletters__name">
                  <a href={url}>{subject}</a>
                </h2>
                {preheader && <p>{preheader}</p>}
              </li>
            ))}
          </ol>
          <NewsletterForm site={site} what={what} />
        </div>
      </div>
    </Document>
  )
}

export type IssuePart =
  | {
      type: 'article'
      url: string
      kicker: string | null
      headline: string
      teaser: string | null
      isAdvertisement: boolean
      picture: PlacedView | null
    }
  | { type: 'heading'; text: string }
  | { type: 'text'; html: string }
  | { type: 'picture'; picture: PlacedView | null; link: string | null }
  | {
      type: 'advertisement'
      headline: string
      text: string
      link: string
      advertiser: string | null
      picture: PlacedView | null
    }
  | { type: 'rule' }

export type NewsletterIssueProps = {
  site: Site
  head: Head
  newsletter: { name: string; url: string; value: string }
  number: number
  at: string
  parts: IssuePart[]
}

/** One issue as it was sent. */
export function NewsletterIssuePage({ site, head, newsletter, number, at, parts }: NewsletterIssueProps) {
  const { t, times, paths } = site
  const trail = [
    { label: t('newsletter.title'), url: paths.newsletter },
    { label: newsletter.name, url: newsletter.url },
  ]
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <Breadcrumbs site={site} trail={trail} />
        <article class="plain issue">
          <header class="page__head">
            <p class="newsletters__facts">
              {t('newsletter.issue', { number })} · <time datetime={at}>{times.day(at)}</time>
            </p>
            <h1 class="page__title">{head.title}</h1>
          </header>
          {parts.map((part) => (
            <Part site={site} part={part} />
          ))}
          <NewsletterForm site={site} what={newsletter.value} />
        </article>
      </div>
    </Document>
  )
}

function Part({ site, part }: { site: Site; part: IssuePart }) {
  const { t } = site
  switch (part.type) {
    case 'article':
      return (
        <section class="issue__part">
          {part.picture && <IssuePicture picture={part.picture} />}
          {(part.isAdvertisement || part.kicker) && (
            <p class="newsletters__facts">
              {[part.isAdvertisement ? t('newsletter.mail.advertisement') : null, part.kicker]
                .filter(Boolean)
                .join(' · ')}
            </p>
          )}
          <h2 class="newsletters__name">
            <a href={part.url}>{part.headline}</a>
          </h2>
          {part.teaser && <p>{part.teaser}</p>}
        </section>
      )
    case 'heading':
      return <h2 class="issue__heading">{part.text}</h2>
    case 'text':
      return <div class="issue__part prose">{raw(part.html)}</div>
    case 'picture':
      return <div class="issue__part">{part.picture && <IssuePicture picture={part.picture} />}</div>
    case 'advertisement':
      return (
        <aside class="service issue__part">
          <h2 class="service__label">
            {[t('newsletter.mail.advertisement'), part.advertiser].filter(Boolean).join(' · ')}
          </h2>
          {part.picture && <IssuePicture picture={part.picture} />}
          <p class="newsletters__name">
            <a href={part.link} rel="sponsored noopener">
              {part.headline}
            </a>
          </p>
          <p>{part.text}</p>
        </aside>
      )
    case 'rule':
      return <hr />
  }
}

function IssuePicture({ picture }: { picture: PlacedView }) {
  return (
    <figure class="figure">
      <Picture picture={picture} wish={figureWishes.text} alt={picture.alt} />
      <Caption picture={picture} />
    </figure>
  )
}
