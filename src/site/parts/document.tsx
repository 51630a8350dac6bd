import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { absolute, type Site } from '../site.ts'
import { Footer } from './footer.tsx'
import { Masthead } from './masthead.tsx'

export type Alternate = { language: string; path: string }
export type FeedLink = { title: string; path: string; type: string }

/** What the head of a page tells machines and browsers. */
export type Head = {
  title: string
  /** The title as it is; else the paper's name follows it in the browser's tab. */
  wholeTitle?: boolean
  description: string | null
  /** Path of this page, the address under which it is known. */
  path: string
  /** Where another address is the original. */
  canonicalUrl?: string | null
  kind?: 'website' | 'article' | 'profile'
  image?: { path: string; width: number; height: number; alt: string } | null
  /** `og:` and `article:` properties beyond the usual ones. */
  properties?: [name: string, content: string][]
  alternates?: Alternate[]
  feeds?: FeedLink[]
  structuredData?: object[]
  index?: boolean
  /** Scripts that only this page needs. */
  scripts?: string[]
  /** Of what the page is about, where that is not the site's. */
  language?: string
}

type Props = { site: Site; head: Head; front?: boolean; children?: Child }

/** The whole page: head, masthead, what the page is about, footer. */
export function Document({ site, head, front = false, children }: Props) {
  const { t, assets } = site
  return html`<!doctype html>${(
    <html lang={t.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{head.wholeTitle ? head.title : `${head.title} – ${site.settings.site.name}`}</title>
        <link rel="stylesheet" href={assets.stylesheet} />
        {[assets.fonts.display, assets.fonts.text, assets.fonts.sans].map((href) => (
          <Preload href={href} />
        ))}
        {[assets.script, ...(head.scripts ?? [])].map((src) => (
          <script type="module" src={src} />
        ))}
        <HeadLinks site={site} head={head} />
        <HeadProperties site={site} head={head} />
      </head>
      <body data-gallery-back={t('body.galleryBack')} data-gallery-next={t('body.galleryNext')}>
        <a class="skip" href="#inhalt">
          {t('site.skipToContent')}
        </a>
        <Masthead site={site} front={front} path={head.path} />
        <main id="inhalt">{children}</main>
        <Footer site={site} />
      </body>
    </html>
  )}`
}

const Preload = ({ href }: { href: string }) => (
  <link rel="preload" as="font" type="font/woff2" href={href} crossorigin="" />
)

function HeadLinks({ site, head }: { site: Site; head: Head }) {
  const own: Alternate[] = head.alternates ?? []
  return (
    <>
      {head.index !== false && <link rel="canonical" href={head.canonicalUrl ?? absolute(site, head.path)} />}
      {own.map(({ language, path }) => (
        <link rel="alternate" hreflang={language} href={absolute(site, path)} />
      ))}
      {(head.feeds ?? []).map(({ title, path, type }) => (
        <link rel="alternate" type={type} title={title} href={absolute(site, path)} />
      ))}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        title={site.settings.site.name}
        href="/opensearch.xml"
      />
    </>
  )
}

function HeadProperties({ site, head }: { site: Site; head: Head }) {
  const properties: [string, string][] = [
    ['og:site_name', site.settings.site.name],
    ['og:locale', localeOf(head.language ?? site.t.language)],
    ['og:type', head.kind ?? 'website'],
    ['og:title', head.title],
    ['og:url', absolute(site, head.path)],
    ...(head.description ? [['og:description', head.description] as [string, string]] : []),
    ...imageProperties(site, head.image ?? null),
    ...(head.properties ?? []),
  ]
  return (
    <>
      {head.description && <meta name="description" content={head.description} />}
      <meta name="robots" content={head.index === false ? 'noindex' : 'max-image-preview:large'} />
      <meta name="theme-color" content="#fdfbf7" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#131416" media="(prefers-color-scheme: dark)" />
      {properties.map(([property, content]) => (
        <meta property={property} content={content} />
      ))}
      <meta name="twitter:card" content={head.image ? 'summary_large_image' : 'summary'} />
      {(head.structuredData ?? []).map((data) => (
        <script type="application/ld+json">{raw(jsonForHtml(data))}</script>
      ))}
    </>
  )
}

/** As Open Graph writes it: `de_DE`; a language without a country gets its most likely one. */
function localeOf(language: string): string {
  if (language === 'de') return 'de_DE'
  if (language === 'en') return 'en_GB'
  const { language: code, region } = new Intl.Locale(language).maximize()
  return `${code}_${region}`
}

const imageProperties = (site: Site, image: Head['image']): [string, string][] =>
  image
    ? [
        ['og:image', absolute(site, image.path)],
        ['og:image:width', String(image.width)],
        ['og:image:height', String(image.height)],
        ...(image.alt ? [['og:image:alt', image.alt] as [string, string]] : []),
      ]
    : []

/** JSON that cannot end the script element around it. */
export const jsonForHtml = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c')
