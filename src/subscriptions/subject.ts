import { publishedArticleById } from '../articles/published/index.ts'
import { authorBySlug, authorsByIds } from '../authors/index.ts'
import { moderatedComments } from '../comments/index.ts'
import { findNewsletter, mainNewsletter } from '../newsletters/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { isSearchable } from '../search/standing/index.ts'
import { findSection, sectionById } from '../sections/index.ts'
import { tagById, tagBySlug } from '../tags/index.ts'
import { type Kind, longestSearch, type RefKind, refOf, tidyWords } from './subscription.ts'

/** What is followed: its id (or words) as it is stored, and its name for people. */
export type Subject = {
  ref: string
  /** Empty where the kind says it all. */
  name: string
  /** Slug or path, from which its page's address is made; null where there is none. */
  page: string | null
  /** Nobody new can follow it. */
  isClosed?: boolean
}

/** Where each kind of subject is looked up, by id or, typed by a program, by slug. Null: readers see none such. */
const lookUp: Record<RefKind, (db: Db, ref: string, now: Instant) => Promise<Subject | null>> = {
  async newsletter(db, ref) {
    const found = await findNewsletter(db, ref || mainNewsletter)
    return found && { ref: found.id, name: found.name, page: found.slug, isClosed: !found.isPublic }
  },
  async article(db, ref, now) {
    const article = await publishedArticleById(db, ref, now)
    return article && { ref: article.id, name: article.headline, page: article.path }
  },
  async section(db, ref) {
    const section = (await sectionById(db, ref)) ?? (await findSection(db, ref))
    return section && { ref: section.id, name: section.name, page: section.slug }
  },
  async tag(db, ref) {
    const tag = (await tagById(db, ref)) ?? (await tagBySlug(db, ref))
    return tag && { ref: tag.id, name: tag.name, page: tag.slug }
  },
  async author(db, ref) {
    const author = (await authorsByIds(db, [ref]))[0] ?? (await authorBySlug(db, ref))
    return author && { ref: author.id, name: author.name, page: author.slug }
  },
  async comment(db, ref) {
    const [comment] = await moderatedComments(db, [ref])
    if (comment?.status !== 'approved') return null
    return { ref: comment.id, name: comment.authorName, page: null }
  },
  async words(_, ref) {
    const words = tidyWords(ref)
    return words.length > longestSearch ? null : { ref: words, name: words, page: words || null }
  },
}

/** `ref-unsearchable`: words with which nothing can be looked for. */
export type SubjectRefusal = 'ref-missing' | 'ref-unknown' | 'ref-unsearchable'

/** What a wish is about, or why it is about nothing. */
export async function subjectOf(
  db: Db | Tx,
  { kind, ref }: { kind: Kind; ref: string },
  now: Instant,
): Promise<Subject | SubjectRefusal> {
  const asked = ref.trim()
  const { is, optional } = refOf[kind]
  if (asked === '' && !optional) return 'ref-missing'
  // No id, slug or search is longer; what is longer is not looked for.
  if (asked.length > 2 * longestSearch) return 'ref-unknown'
  const subject = await lookUp[is](db, asked, now)
  if (!subject) return 'ref-unknown'
  if (subject.ref === '' && !optional) return 'ref-missing'
  return kind === 'search' && !isSearchable(subject.ref) ? 'ref-unsearchable' : subject
}
