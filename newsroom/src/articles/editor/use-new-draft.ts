import { useQuery } from '@tanstack/react-query'
import { authorsQuery } from '../../authors/queries.ts'
import { sectionsQuery } from '../../sections/queries.ts'
import { useSession } from '../../session/session.ts'
import { type Draft, emptyDraft } from '../draft.ts'

/** An empty article with what is likely: the first section, the site's language, oneself as its author. */
export function useNewDraft(): { data: Draft | null; error: unknown } {
  const { staff, site } = useSession()
  const sections = useQuery(sectionsQuery)
  const authors = useQuery(authorsQuery)
  const error = sections.error ?? authors.error
  if (!sections.data || !authors.data) return { data: null, error }
  const self = authors.data.find((author) => author.staffId === staff.id)
  const bylines: Draft['bylines'] = self ? [{ kind: 'author', id: self.id, name: self.name }] : []
  const section = sections.data.find(({ language }) => language === site.language) ?? sections.data[0]
  return {
    data: emptyDraft({
      section: section?.slug ?? '',
      language: site.language,
      comments: null,
      bylines,
    }),
    error: null,
  }
}
