import type { Newsletter } from '../newsletters/index.ts'
import { slugify } from '../platform/slug.ts'
import { subscriptionPaths } from '../subscriptions/index.ts'

/** Where readers find a newsletter's issues. */
export const archivePath = (language: 'de' | 'en', { slug }: Pick<Newsletter, 'slug'>): string =>
  `${subscriptionPaths(language).newsletter}/${slug}`

/** Where an issue stands in it; the number counts, the words are for people. */
export function issuePath(
  language: 'de' | 'en',
  newsletter: Pick<Newsletter, 'slug'>,
  { number, subject }: { number: number; subject: string },
): string {
  const words = slugify(subject, 60)
  return `${archivePath(language, newsletter)}/${number}${words ? `-${words}` : ''}`
}
