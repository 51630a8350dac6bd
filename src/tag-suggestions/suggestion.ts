import type { TagKind } from '../tags/index.ts'
import type { Ending, Mention, TextPart } from './mentions.ts'

/** A name or alias of a tag, as it is written and by its key. */
export type KnownName = { tagId: string; name: string; kind: TagKind; key: string; written: string }

export type Passage = Pick<Mention, 'part' | 'start' | 'end' | 'words'>

/** A tag that the text names. `isMain`: the text is about it, by where and how often it stands. */
export type NamedTag = {
  tagId: string
  name: string
  kind: TagKind
  isMain: boolean
  score: number
  passages: Passage[]
}

const genitives: readonly Ending[] = ['', 's', 'es', 'ens']
const placeEndings: readonly Ending[] = [...genitives, 'er', 'ern']

/** What a name may have taken on in a sentence: „Kims“, „Brückstädter“, „der Deutschen Bahn“; „Müller“ is no form of „Müll“. */
const mayEnd = (kind: TagKind, ending: Ending, written: string): boolean => {
  if (kind === 'person') return genitives.includes(ending)
  if (kind === 'place') return placeEndings.includes(ending)
  // Of short names and abbreviations nothing but the genitive is one.
  return written.length < 5
    ? ending === '' || ending === 's'
    : ending !== 'er' && ending !== 'ern' && ending !== 'r'
}

/** „UN“ is not „un“, „SPD“ is not „spd“; a name with a capital needs one. */
function isWrittenLike(kind: TagKind, words: string, written: string): boolean {
  if (/^\p{Lu}{2,5}$/u.test(written)) return words.startsWith(written)
  // A topic's first word may be a describing one, small within a sentence: „mit künstlicher Intelligenz“.
  if (kind === 'topic' && written.includes(' ')) return true
  return !/^\p{Lu}/u.test(written) || /^\p{Lu}/u.test(words)
}

/** Where a name counts how much; a text about something says so early or often. */
const worth: Record<TextPart['part'], number> = {
  headline: 3,
  kicker: 3,
  dateline: 3,
  standfirst: 2,
  body: 1,
}
const mostFromBody = 6
const leastForMain = 3

type Hit = { mention: Mention; known: KnownName }

/**
 * The tags that a text names, those it is about first. Where names overlap the longest wins. A person who was named in
 * full is meant by the family name, or the first of several names, afterwards.
 */
export function namedTags(mentions: readonly Mention[], known: readonly KnownName[]): NamedTag[] {
  const byKey = Map.groupBy(known, ({ key }) => key)
  const hits: Hit[] = mentions.flatMap((mention) => {
    for (const { key, ending } of mention.keys) {
      const found = (byKey.get(key) ?? []).find(
        ({ kind, written }) => mayEnd(kind, ending, written) && isWrittenLike(kind, mention.words, written),
      )
      if (found) return [{ mention, known: found }]
    }
    return []
  })
  const whole = longestFirst(hits)
  const all = [...whole, ...shortForms(mentions, whole)]
  return [...Map.groupBy(all, ({ known: { tagId } }) => tagId).values()]
    .map(tagFrom)
    .toSorted((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
}

const overlaps = (a: Mention, b: Mention): boolean => a.part === b.part && a.start < b.end && b.start < a.end

function longestFirst(hits: readonly Hit[]): Hit[] {
  const taken: Hit[] = []
  const byLength = hits.toSorted(
    (a, b) => b.mention.end - b.mention.start - (a.mention.end - a.mention.start),
  )
  for (const hit of byLength)
    if (!taken.some(({ mention }) => overlaps(mention, hit.mention))) taken.push(hit)
  return taken
}

/** „Oltmanns“ after „Henrike Oltmanns“. A short form that two persons of the text share is nobody's. */
function shortForms(mentions: readonly Mention[], whole: readonly Hit[]): Hit[] {
  const shortOf = new Map<string, KnownName | null>()
  for (const known of new Map(whole.map((hit) => [hit.known.tagId, hit.known])).values()) {
    if (known.kind !== 'person') continue
    const parts = known.key.split(' ')
    const family = parts.at(-1) ?? ''
    if (parts.length > 1 && family.length > 2) shortOf.set(family, shortOf.has(family) ? null : known)
  }
  return mentions.flatMap((mention) => {
    if (/[ -]/.test(mention.words) || whole.some((hit) => overlaps(hit.mention, mention))) return []
    const key = mention.keys.find(({ key, ending }) => genitives.includes(ending) && shortOf.has(key))?.key
    const known = key === undefined ? null : shortOf.get(key)
    return known ? [{ mention, known }] : []
  })
}

function tagFrom(hits: readonly Hit[]): NamedTag {
  const passages = hits.map(({ mention: { part, start, end, words } }) => ({ part, start, end, words }))
  const inBody = passages.filter(({ part }) => part === 'body').length
  const above = passages.reduce((sum, { part }) => sum + (part === 'body' ? 0 : worth[part]), 0)
  const score = above + Math.min(inBody, mostFromBody) * worth.body
  const { tagId = '', name = '', kind = 'topic' } = hits[0]?.known ?? {}
  return { tagId, name, kind, score, isMain: score >= leastForMain, passages }
}
