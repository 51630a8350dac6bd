import type { PageAsRead } from './read-page.ts'
import { missingFields } from './required-fields.ts'

/** What is looked at, in the order in which it is shown. */
const engineChecks = [
  'title',
  'description',
  'date',
  'byline',
  'picture',
  'section',
  'language',
  'data',
  'canonical',
  'robots',
] as const
type EngineCheck = (typeof engineChecks)[number]

/**
 * `ok` · `weak`: shown, but worse than it could be · `missing`: engines pass over the article, or guess. `why` tells the
 * case apart (each has its sentence), `facts` what fills it.
 */
export type EngineFinding = {
  check: EngineCheck
  level: 'ok' | 'weak' | 'missing'
  why: string
  facts: Record<string, string | number>
}

/** Beyond these, results and cards cut the words off (what engines show today; none promises it). */
const lengths = { title: 70, headline: 110, shortTitle: 20, description: 160, shortDescription: 50 } as const
/** Google Discover and News show large pictures from this width on. */
const leastWidth = 1200

/** What engines make of an article's page. Nothing here forbids publishing. */
export function judgeArticlePage(page: PageAsRead): EngineFinding[] {
  const data = page.data.find(({ headline }) => headline !== undefined) ?? {}
  const text = (field: string): string => (typeof data[field] === 'string' ? (data[field] as string) : '')
  return [
    title(page, text('headline')),
    description(page),
    text('datePublished')
      ? found('date', 'ok', 'date', { published: text('datePublished'), modified: text('dateModified') })
      : found('date', 'missing', 'no-date'),
    byline(data.author),
    picture(page),
    text('articleSection')
      ? found('section', 'ok', 'section', { section: text('articleSection') })
      : found('section', 'missing', 'no-section'),
    text('inLanguage')
      ? found('language', 'ok', 'language', { language: text('inLanguage') })
      : found('language', 'missing', 'no-language'),
    structuredData(page),
    canonical(page, text('url')),
    robots(page.robots),
  ]
}

const found = (
  check: EngineCheck,
  level: EngineFinding['level'],
  why: string,
  facts: EngineFinding['facts'] = {},
): EngineFinding => ({ check, level, why, facts })

function title(page: PageAsRead, headline: string): EngineFinding {
  const own = page.siteName ? page.title.replace(` – ${page.siteName}`, '') : page.title
  const facts = { title: own, length: [...own].length }
  if (own === '') return found('title', 'missing', 'no-title')
  if ([...headline].length > lengths.headline)
    return found('title', 'weak', 'long-headline', { ...facts, most: lengths.headline })
  if (facts.length > lengths.title)
    return found('title', 'weak', 'long-title', { ...facts, most: lengths.title })
  if (facts.length < lengths.shortTitle) return found('title', 'weak', 'short-title', facts)
  return found('title', 'ok', 'title', facts)
}

function description({ description }: PageAsRead): EngineFinding {
  if (!description) return found('description', 'missing', 'no-description')
  const facts = { length: [...description].length }
  if (facts.length > lengths.description)
    return found('description', 'weak', 'long-description', { ...facts, most: lengths.description })
  if (facts.length < lengths.shortDescription) return found('description', 'weak', 'short-description', facts)
  return found('description', 'ok', 'description', facts)
}

function byline(authors: unknown): EngineFinding {
  const all = [authors ?? []].flat() as { '@type'?: string; name?: string; url?: string }[]
  const persons = all.filter((author) => author['@type'] === 'Person')
  const names = all.map(({ name }) => name ?? '').join(', ')
  if (persons.length === 0) return found('byline', 'weak', 'no-person', { names: names || '–' })
  return found('byline', 'ok', 'byline', { names })
}

function picture({ picture }: PageAsRead): EngineFinding {
  if (!picture) return found('picture', 'missing', 'no-picture')
  const facts = { width: picture.width, height: picture.height }
  if (picture.width < leastWidth)
    return found('picture', 'weak', 'small-picture', { ...facts, least: leastWidth })
  if (!picture.alt) return found('picture', 'weak', 'no-alt', facts)
  return found('picture', 'ok', 'picture', facts)
}

function structuredData({ data, brokenData }: PageAsRead): EngineFinding {
  // Picture and description have lines of their own.
  const missing = missingFields(data).filter(({ field }) => field !== 'image' && field !== 'description')
  if (data.length === 0 || brokenData > 0) return found('data', 'missing', 'no-data')
  const fields = [...new Set(missing.map(({ type, field }) => `${type}.${field}`))].join(', ')
  const types = [...new Set(data.map((each) => String(each['@type'])))].join(', ')
  if (missing.some(({ level }) => level === 'required'))
    return found('data', 'missing', 'data-lacks', { fields })
  if (missing.length > 0) return found('data', 'weak', 'data-better', { fields })
  return found('data', 'ok', 'data', { types })
}

function canonical({ canonical }: PageAsRead, own: string): EngineFinding {
  if (!canonical) return found('canonical', 'missing', 'no-canonical')
  if (own && canonical !== own) return found('canonical', 'weak', 'elsewhere', { address: canonical })
  return found('canonical', 'ok', 'canonical', { address: canonical })
}

function robots(robots: string | null): EngineFinding {
  if (robots?.includes('noindex')) return found('robots', 'missing', 'noindex')
  if (!robots?.includes('max-image-preview:large')) return found('robots', 'weak', 'small-preview')
  return found('robots', 'ok', 'robots')
}
