import type { NewsArticle, NewsMediaOrganization, WithContext } from 'schema-dts'
import type { ArticleLabel, PublishedArticle } from '../../articles/published/index.ts'
import type { Author } from '../../authors/index.ts'
import { fittingRendition } from '../../media/index.ts'
import type { Tag, TagKind } from '../../tags/index.ts'
import { datelineText } from '../parts/dateline.tsx'
import { addressOf, authorPath } from '../paths.ts'
import { linkedPictures } from '../picture-wishes.ts'
import { absolute, type NamedLink, type PlacedView, type Site } from '../site.ts'

/** Schema.org's words for what kind of text it is. Satire has none and stays a NewsArticle with its genre. */
const types: Record<ArticleLabel, string> = {
  opinion: 'OpinionNewsArticle',
  analysis: 'AnalysisNewsArticle',
  interview: 'NewsArticle',
  satire: 'NewsArticle',
  advertisement: 'AdvertiserContentArticle',
}

const organisationId = (site: Site): string => `${site.publicUrl}/#publisher`

/** What search engines read of an article (developers.google.com, Article; schema.org/NewsArticle). */
export function articleData(
  site: Site,
  article: PublishedArticle,
  picture: PlacedView | null,
): WithContext<NewsArticle> {
  const url = absolute(site, addressOf(article.path))
  const dateline = datelineText(article.dateline, site.settings.site.name)
  return {
    '@context': 'https://schema.org',
    '@type': (article.label ? types[article.label] : 'NewsArticle') as 'NewsArticle',
    '@id': `${url}#article`,
    mainEntityOfPage: url,
    url,
    headline: article.headline,
    ...(article.kicker ? { alternativeHeadline: article.kicker } : {}),
    ...(article.teaser ? { description: article.teaser } : {}),
    datePublished: site.times.withOffset(article.publishedAt),
    dateModified: site.times.withOffset(article.updatedAt ?? article.publishedAt),
    ...(picture ? { image: imagesOf(site, picture) } : {}),
    author: authorsOf(site, article),
    publisher: {
      '@id': organisationId(site),
      '@type': 'NewsMediaOrganization',
      name: site.settings.site.name,
      url: absolute(site, '/'),
      logo: logoOf(site),
    },
    copyrightHolder: { '@id': organisationId(site), '@type': 'NewsMediaOrganization' },
    copyrightYear: Number(site.times.withOffset(article.publishedAt).slice(0, 4)),
    articleSection: article.section.name,
    inLanguage: article.language,
    wordCount: article.wordCount,
    isAccessibleForFree: true,
    ...(article.tags.length > 0 ? { keywords: article.tags.map(({ name }) => name).join(', ') } : {}),
    ...(dateline ? { dateline: dateline.replace(/ –$/, '') } : {}),
    ...(article.label ? { genre: site.t(`label.${article.label}`) } : {}),
    ...(article.corrections.length > 0
      ? {
          correction: article.corrections.map(({ text, publishedAt }) => ({
            '@type': 'CorrectionComment' as const,
            text,
            datePublished: site.times.withOffset(publishedAt),
          })),
        }
      : {}),
  }
}

const imagesOf = (site: Site, { media, credit, caption }: PlacedView) =>
  [linkedPictures.wide, linkedPictures.classic, linkedPictures.square].map((wanted) => {
    const { path, width, height } = fittingRendition(media, wanted)
    return {
      '@type': 'ImageObject' as const,
      url: absolute(site, path),
      width: String(width),
      height: String(height),
      ...(caption ? { caption } : {}),
      ...(credit ? { creditText: credit } : {}),
    }
  })

function authorsOf(site: Site, { bylines }: PublishedArticle) {
  if (bylines.length === 0)
    return [
      {
        '@id': organisationId(site),
        '@type': 'NewsMediaOrganization' as const,
        name: site.settings.site.name,
      },
    ]
  return bylines.map((byline) =>
    byline.kind === 'author'
      ? { '@type': 'Person' as const, name: byline.name, url: absolute(site, authorPath(site.paths, byline)) }
      : { '@type': 'Organization' as const, name: byline.name },
  )
}

export const publisherData = (site: Site): WithContext<NewsMediaOrganization> => ({
  '@context': 'https://schema.org',
  '@type': 'NewsMediaOrganization',
  '@id': organisationId(site),
  name: site.settings.site.name,
  url: absolute(site, '/'),
  ...(site.settings.imprint.publisher ? { legalName: site.settings.imprint.publisher } : {}),
  ...(site.settings.imprint.email ? { email: site.settings.imprint.email } : {}),
  logo: logoOf(site),
  ...(site.settings.site.contactEmail ? { contactPoint: contactOf(site) } : {}),
  masthead: absolute(site, site.paths.imprint),
})

/** Engines show it beside the name: the paper's own, else the one in the browser's tab. */
const logoOf = (site: Site): string =>
  absolute(
    site,
    site.logo
      ? fittingRendition(site.logo, { width: 640, ratio: null, format: 'webp' }).path
      : '/favicon.svg',
  )

const contactOf = (site: Site) => ({
  '@type': 'ContactPoint' as const,
  contactType: 'newsroom',
  email: site.settings.site.contactEmail,
})

export const websiteData = (site: Site): object => ({
  '@context': 'https://schema.org',
  '@type': 'WebSite',
  name: site.settings.site.name,
  url: absolute(site, '/'),
  inLanguage: site.t.language,
  publisher: { '@id': organisationId(site) },
  potentialAction: {
    '@type': 'SearchAction',
    target: `${absolute(site, site.paths.search)}?q={search_term_string}`,
    'query-input': 'required name=search_term_string',
  },
})

const personData = (site: Site, author: Author, picture: PlacedView | null) => ({
  '@type': 'Person',
  name: author.name,
  url: absolute(site, authorPath(site.paths, author)),
  ...(author.roleTitle ? { jobTitle: author.roleTitle } : {}),
  ...(author.biography ? { description: author.biography } : {}),
  ...(author.website ? { sameAs: author.website } : {}),
  ...(picture ? { image: imagesOf(site, picture)[2] } : {}),
  worksFor: { '@type': 'NewsMediaOrganization', '@id': organisationId(site), name: site.settings.site.name },
})

/** The page of somebody who writes here (developers.google.com, Profile page). */
export const profileData = (site: Site, author: Author, picture: PlacedView | null): object => ({
  '@context': 'https://schema.org',
  '@type': 'ProfilePage',
  url: absolute(site, authorPath(site.paths, author)),
  name: author.name,
  inLanguage: site.t.language,
  mainEntity: personData(site, author, picture),
})

type ListOfArticles = { title: string; description: string | null; path: string; language: string }

/** A page that lists articles, and what they are about where that is a person, place, … */
export const collectionData = (
  site: Site,
  { title, description, path, language }: ListOfArticles,
  { articles, about }: { articles: readonly { path: string; headline: string }[]; about: Tag | null },
): object => ({
  '@context': 'https://schema.org',
  '@type': 'CollectionPage',
  name: title,
  url: absolute(site, addressOf(path)),
  inLanguage: language,
  isPartOf: {
    '@type': 'WebSite',
    name: site.settings.site.name,
    url: absolute(site, '/'),
    inLanguage: site.t.language,
    publisher: { '@id': organisationId(site) },
  },
  ...(description ? { description } : {}),
  ...(about ? { about: thingData(about) } : {}),
  mainEntity: {
    '@type': 'ItemList',
    itemListElement: articles.map((article, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: article.headline,
      item: absolute(site, addressOf(article.path)),
    })),
  },
})

const thingTypes: Record<TagKind, string> = {
  topic: 'Thing',
  person: 'Person',
  place: 'Place',
  organisation: 'Organization',
  event: 'Event',
}

/** Whoever or whatever it is stands elsewhere: named, with the address that says who is meant. */
const thingData = ({ kind, name, sameAs, description }: Tag): object => ({
  '@type': thingTypes[kind],
  name,
  ...(kind === 'person' && sameAs ? { url: sameAs } : {}),
  ...(sameAs ? { sameAs } : {}),
  ...(description ? { description } : {}),
})

/** The way from the front page to this one. */
export const breadcrumbData = (site: Site, trail: NamedLink[]): object => ({
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: [{ label: site.t('site.home'), url: '/' }, ...trail].map(({ label, url }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: label,
    item: absolute(site, addressOf(url)),
  })),
})
