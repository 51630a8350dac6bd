import type { z } from 'zod'
import type { newsletterPatch } from '../../../src/newsroom-api/contract/newsletters.ts'
import type { Stored } from '../shell/keep-form.ts'
import type { Newsletter } from './queries.ts'

type Words = 'description' | 'senderName' | 'senderAddress' | 'replyTo' | 'cadence'
/** What a person changes in a newsletter. Empty text stands for none. */
export type NewsletterDraft = Record<Words, string> &
  Pick<Newsletter, 'name' | 'slug' | 'automation' | 'sectionIds' | 'pictures' | 'isPublic'> & {
    language: NonNullable<Newsletter['language']> | ''
  }

export const storedNewsletter = (newsletter: Newsletter): Stored<NewsletterDraft> => {
  const { name, slug, automation, sectionIds, pictures, isPublic, language, revision } = newsletter
  const { description, senderName, senderAddress, replyTo, cadence } = newsletter
  return {
    values: {
      name,
      slug,
      description: description ?? '',
      language: language ?? '',
      senderName: senderName ?? '',
      senderAddress: senderAddress ?? '',
      replyTo: replyTo ?? '',
      cadence: cadence ?? '',
      automation,
      sectionIds,
      pictures,
      isPublic,
    },
    revision,
  }
}

const nullable = ['description', 'language', 'senderName', 'senderAddress', 'replyTo', 'cadence']

export const patchOf = (changes: Partial<NewsletterDraft>): z.infer<typeof newsletterPatch> =>
  Object.fromEntries(
    Object.entries(changes).map(([field, value]) =>
      typeof value === 'string'
        ? [field, value.trim() || (nullable.includes(field) ? null : '')]
        : [field, value],
    ),
  )
