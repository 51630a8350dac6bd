import type { Article } from '../../../src/newsroom-api/contract/articles.ts'

/** The fixed words of an article, in the order in which they are offered. */
export const articleStatuses = [
  'draft',
  'in_review',
  'scheduled',
  'published',
  'unpublished',
] as const satisfies readonly Article['status'][]
export const articleLabels = [
  'opinion',
  'analysis',
  'interview',
  'satire',
  'advertisement',
] as const satisfies readonly NonNullable<Article['label']>[]
export const commentModes = [
  'before',
  'after',
  'trusted',
  'closed',
  'off',
] as const satisfies readonly Article['comments'][]

/** Languages offered for articles; an article of another one keeps it. */
export const articleLanguages = ['de', 'en', 'fr', 'es', 'it', 'nl', 'pl', 'tr', 'uk', 'ru', 'ar'] as const

export const languageName = (code: string, inLanguage: string): string =>
  new Intl.DisplayNames(inLanguage, { type: 'language' }).of(code) ?? code
