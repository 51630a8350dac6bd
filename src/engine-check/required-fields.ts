type Data = Record<string, unknown>

/** A field that engines or schema.org ask for: `required`, or `recommended` where a page without it is shown worse. */
export type MissingField = { type: string; field: string; level: 'required' | 'recommended' }

type Rule = { required: readonly string[]; recommended?: readonly string[] }

const article: Rule = {
  required: [
    'headline',
    'url',
    'mainEntityOfPage',
    'datePublished',
    'dateModified',
    'author',
    'publisher',
    'inLanguage',
    'articleSection',
    'isAccessibleForFree',
    'wordCount',
    'copyrightHolder',
    'copyrightYear',
  ],
  recommended: ['image', 'description'],
}
const organisation: Rule = { required: ['name', 'url'], recommended: ['logo'] }

/**
 * What has to stand in the structured data of each type, from developers.google.com (Article, Breadcrumb, Profile page,
 * Organization, Site name), Bing's webmaster guidelines and schema.org. A type that is not in this table is refused, so that
 * none is put on a page without thinking of what it needs.
 */
const rules: Record<string, Rule> = {
  NewsArticle: article,
  OpinionNewsArticle: article,
  AnalysisNewsArticle: article,
  AdvertiserContentArticle: article,
  BreadcrumbList: { required: ['itemListElement'] },
  ListItem: { required: ['position', 'name', 'item'] },
  /** Who wrote something has a page here; who is written about need not have one. */
  Person: { required: ['name'], recommended: ['url'] },
  ProfilePage: { required: ['mainEntity', 'url', 'name'] },
  Organization: { required: ['name'] },
  NewsMediaOrganization: organisation,
  WebSite: { required: ['name', 'url', 'inLanguage', 'publisher'] },
  SearchAction: { required: ['target', 'query-input'] },
  ImageObject: { required: ['url', 'width', 'height'] },
  CorrectionComment: { required: ['text', 'datePublished'] },
  CollectionPage: { required: ['name', 'url', 'inLanguage', 'isPartOf', 'mainEntity'] },
  ItemList: { required: ['itemListElement'] },
  ContactPoint: { required: ['contactType', 'email'] },
  Thing: { required: ['name'] },
  Place: { required: ['name'] },
  Event: { required: ['name'] },
}

/** Everything that is missing in structured data, in the object itself and in what it holds. */
export function missingFields(data: unknown): MissingField[] {
  if (Array.isArray(data)) return data.flatMap(missingFields)
  if (typeof data !== 'object' || data === null) return []
  const { '@type': type } = data as Data
  const inner = Object.values(data as Data).flatMap(missingFields)
  if (typeof type !== 'string') return inner
  // Told in full elsewhere on the site; here it is named.
  if (isReference(data as Data)) return inner
  const rule = rules[type]
  if (!rule) return [{ type, field: '@type', level: 'required' }, ...inner]
  const lacks = (level: MissingField['level'], fields: readonly string[] = []): MissingField[] =>
    fields.filter((field) => isEmpty((data as Data)[field])).map((field) => ({ type, field, level }))
  return [...lacks('required', rule.required), ...lacks('recommended', rule.recommended), ...inner]
}

/** An `@id` with nothing but a name or address besides stands for what is described elsewhere. */
const isReference = (data: Data): boolean =>
  typeof data['@id'] === 'string' &&
  Object.keys(data).every((key) => ['@id', '@type', 'name', 'url'].includes(key))

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
