import type { NewsArticle, NewsMediaOrganization, Person, WithContext } from 'schema-dts'
import type { ArticleLabel, PublishedArticle } from '../../articles/published/index.ts'
import type { Author } from '../../authors/index.ts'
import { fittingRendition } from '../../media/index.ts'
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
    },
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
  ...(site.logo
    ? { logo: absolute(site, fittingRendition(site.logo, { width: 640, ratio: null, format: 'webp' }).path) }
    : {}),
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

export const personData = (site: Site, author: Author): WithContext<Person> => ({
  '@context': 'https://schema.org',
  '@type': 'Person',
  name: author.name,
  url: absolute(site, authorPath(site.paths, author)),
  ...(author.roleTitle ? { jobTitle: author.roleTitle } : {}),
  ...(author.biography ? { description: author.biography } : {}),
  ...(author.website ? { sameAs: author.website } : {}),
  worksFor: { '@type': 'NewsMediaOrganization', '@id': organisationId(site), name: site.settings.site.name },
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
