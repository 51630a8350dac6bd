import { raw } from 'hono/html'
import type { PublishedArticle } from '../../articles/published/index.ts'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Byline } from '../parts/byline.tsx'
import { Comments, type CommentsView } from '../parts/comments.tsx'
import { Corrections, correctionsAnchor } from '../parts/corrections.tsx'
import { Dateline } from '../parts/dateline.tsx'
import { Document, type Head } from '../parts/document.tsx'
import { Kicker } from '../parts/kicker.tsx'
import { MoreFromSection, MoreOnTopic } from '../parts/more-from-section.tsx'
import { Caption, Picture } from '../parts/picture.tsx'
import { BlocksAtTheEnd, ServiceBlocks } from '../parts/service-blocks.tsx'
import { ShareLinks } from '../parts/share-links.tsx'
import { dayAndTime, Time } from '../parts/time.tsx'
import { type Writer, Writers } from '../parts/writers.tsx'
import { addressOf, sectionPath, tagPath } from '../paths.ts'
import { articlePicture } from '../picture-wishes.ts'
import { absolute, langOf, lengthClass, type PlacedView, type Site, type Story } from '../site.ts'

export type ArticleProps = {
  site: Site
  head: Head
  article: PublishedArticle
  picture: PlacedView | null
  /** The body as HTML, with the dateline in its first paragraph where there is no standfirst. */
  body: string
  minutes: number
  writers: Writer[]
  /** Articles like this one, best first. */
  related: Story[]
  more: Story[]
  comments: CommentsView | null
}

export function ArticlePage(props: ArticleProps) {
  const { site, head, article, picture, body, related, more } = props
  return (
    <Document site={site} head={head}>
      <article class="article wide" lang={langOf(site, article.language)}>
        <div class="article__grid">
          <ArticleHead {...props} />
          <ArticleMeta {...props} />
          {picture && <LeadPicture picture={picture} />}
          <div class="article__body">
            <div class="prose">{raw(body)}</div>
            <AfterText {...props} />
          </div>
        </div>
      </article>
      <MoreOnTopic site={site} stories={related} />
      <MoreFromSection site={site} section={article.section} stories={more} />
    </Document>
  )
}

function ArticleHead({ site, article }: ArticleProps) {
  return (
    <header class="article__head">
      <Breadcrumbs site={site} trail={[{ label: article.section.name, url: sectionPath(article.section) }]} />
      <Kicker site={site} article={article} class="article__kicker" />
      <h1 class={`article__headline${lengthClass('article__headline', article.headline)}`}>
        {article.headline}
      </h1>
      {article.standfirst && (
        <p class="article__standfirst">
          <Dateline site={site} dateline={article.dateline} />
          {article.standfirst}
        </p>
      )}
    </header>
  )
}

/** Who wrote it, when, and how long it takes. „Aktualisiert“ stands only for a change that readers should notice. */
function ArticleMeta({ site, article, minutes }: ArticleProps) {
  const correction = article.corrections.at(-1)
  return (
    <div class="article__meta" lang={site.t.language}>
      <Byline site={site} bylines={article.bylines} />
      <p class="article__times">
        <Time site={site} at={article.publishedAt} words={dayAndTime(site, article.publishedAt)} />
        {article.updatedAt && !correction && (
          <Time
            site={site}
            at={article.updatedAt}
            words={site.t('article.updated', { time: dayAndTime(site, article.updatedAt) })}
          />
        )}
        {correction && (
          <a class="article__corrected" href={`#${correctionsAnchor}`}>
            {site.t('article.corrected', { day: site.times.day(correction.publishedAt) })}
          </a>
        )}
        <span>{site.t('article.readingTime', { count: minutes })}</span>
      </p>
      {article.translations.map(({ path, language, headline }) => (
        <p class="article__translations">
          <a href={addressOf(path)} hreflang={language} lang={language}>
            {languageName(site, language)}: {headline}
          </a>
        </p>
      ))}
    </div>
  )
}

/** The language's name in itself: the reader it is meant for will know it. */
const languageName = (site: Site, language: string): string =>
  new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language) ?? site.t.language

function LeadPicture({ picture }: { picture: PlacedView }) {
  const { width, height } = picture.media
  const portrait = height > width ? ' article__picture--portrait' : ''
  const wish = portrait ? articlePicture.portrait : articlePicture.landscape
  return (
    <figure class={`article__picture${portrait}`}>
      <Picture picture={picture} wish={wish} alt={picture.alt} first />
      <Caption picture={picture} />
    </figure>
  )
}

function AfterText({ site, article, writers, comments }: ArticleProps) {
  const url = absolute(site, addressOf(article.path))
  return (
    <div lang={site.t.language}>
      {article.aiNote && (
        <p class="ai-note">
          <strong>{site.t('article.aiNote')}:</strong> {article.aiNote}
        </p>
      )}
      <Corrections site={site} corrections={article.corrections} />
      <div class="after">
        <Writers site={site} writers={writers} />
        {article.tags.length > 0 && (
          <nav class="tags" aria-label={site.t('article.tags')}>
            {article.tags.map((tag) => (
              <a href={tagPath(site.paths, tag)} rel="tag">
                {tag.name}
              </a>
            ))}
          </nav>
        )}
        <ShareLinks site={site} url={url} headline={article.headline} />
      </div>
      <ServiceBlocks site={site} article={article} />
      <Comments site={site} view={comments} />
      <BlocksAtTheEnd site={site} article={article} />
      <p class="print-address">{site.t('article.printAddress', { url })}</p>
    </div>
  )
}
