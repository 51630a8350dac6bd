import { nameKey } from '../platform/slug.ts'

/** A stretch of an article, the more telling the nearer to its top. */
export type TextPart = { part: 'headline' | 'kicker' | 'standfirst' | 'dateline' | 'body'; text: string }

/** What the name has taken on in the sentence; empty for the name as it is. */
export type Ending = (typeof endings)[number] | ''

/** A name may stand here. */
export type Mention = {
  part: TextPart['part']
  /** In UTF-16 code units of the part's text. */
  start: number
  end: number
  words: string
  /** By which keys (`nameKey`) it may be known, the name as it stands first. */
  keys: { key: string; ending: Ending }[]
}

/** Longest first, so that „Bundes“ is tried as „Bund“ too, not only as „Bunde“. */
const endings = ['ens', 'ern', 'es', 'en', 'er', 's', 'n', 'e', 'r', 'm'] as const
const shortestStem = 2
const mostWords = 5
const longestText = 100_000

/** Small words inside names: „Kunsthalle am Packhof“, „Rat der Stadt“, „Bank of England“. */
const connectors = new Set(
  `am an auf bei das de del den der des die du für fur im in la le of on the und van vom von zu zum zur ’ &`.split(
    ' ',
  ),
)

type Token = { text: string; start: number; end: number; isCapital: boolean; isSmall: boolean }

function tokensOf(text: string): Token[] {
  return [...text.slice(0, longestText).matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*|&/gu)].map(
    ({ 0: word, index }) => ({
      text: word,
      start: index,
      end: index + word.length,
      isCapital: /^[\p{Lu}\p{N}]/u.test(word),
      isSmall: connectors.has(word.toLowerCase()) && !/^\p{Lu}{2}/u.test(word),
    }),
  )
}

/** Between two words of one name: a blank or a hyphen, after an initial also its full stop. */
const isWithin = (text: string, left: Token, right: Token): boolean =>
  /^(?:[ \u00a0\u2011-]|\. )$/.test(text.slice(left.end, right.start)) &&
  (text[left.end] !== '.' || left.text.length === 1)

/**
 * Every stretch of up to five words that may be a name, with its keys. It begins and ends with a capital letter, or begins
 * with a describing word („künstliche Intelligenz“); a text that has no capital where a name needs one has no mention.
 */
export function mentionsIn({ part, text }: TextPart): Mention[] {
  const tokens = tokensOf(text)
  const mentions: Mention[] = []
  for (const [first, token] of tokens.entries()) {
    if (!token.isCapital && (token.isSmall || token.text.length < 4)) continue
    for (let last = first; last < Math.min(first + mostWords, tokens.length); last++) {
      const end = tokens[last]
      const before = tokens[last - 1]
      if (!end || (last > first && before && !isWithin(text, before, end))) break
      if (!end.isCapital) {
        if (last > first && !end.isSmall) break
        continue
      }
      mentions.push(mentionOf(part, text, { first: token, last: end }))
      if (!token.isCapital) break
    }
  }
  return mentions
}

function mentionOf(
  part: TextPart['part'],
  text: string,
  { first, last }: { first: Token; last: Token },
): Mention {
  const words = text.slice(first.start, last.end)
  const whole = nameKey(words)
  const adjective = first === last ? null : /^(\S{3,}e)[nrsm](?=[ -])/.exec(whole)
  const stems = adjective?.[1] ? [whole, adjective[1] + whole.slice(adjective[0].length)] : [whole]
  return { part, start: first.start, end: last.end, words, keys: stems.flatMap(keysOf) }
}

/** „Bruckstadter“ → „bruckstadt“; „Munchner“ → „munchen“; „Bremer“ → „bremen“. */
function keysOf(whole: string): Mention['keys'] {
  const keys: Mention['keys'] = [{ key: whole, ending: '' }]
  const lastWord = whole.slice(Math.max(whole.lastIndexOf(' '), whole.lastIndexOf('-')) + 1)
  for (const ending of endings) {
    if (!lastWord.endsWith(ending) || lastWord.length - ending.length < shortestStem) continue
    const stem = whole.slice(0, -ending.length)
    keys.push({ key: stem, ending })
    if (ending === 'er') {
      keys.push({ key: `${stem}en`, ending })
      if (stem.endsWith('n')) keys.push({ key: `${stem.slice(0, -1)}en`, ending })
    }
  }
  return keys
}
