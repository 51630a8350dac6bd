import type { Entry } from '../entry.ts'
import type { Alternative, Group, Match } from '../match.ts'

/** An entry's tokens, to be asked many times: all of them, and in which order they stand where order counts. */
export type Tokens = { all: ReadonlySet<string>; lines: readonly string[] }

export const readTokens = ({ headline, beside, text, parts, marks }: Entry['columns']): Tokens => ({
  all: new Set([...headline, ...beside, ...text, ...parts, ...marks]),
  lines: [headline, beside, text].map((tokens) => ` ${tokens.join(' ')} `),
})

/** What the databases decide over all articles (`match.ts`), decided for one. */
export const holds = (tokens: Tokens, { all, some, none, marks }: Match): boolean =>
  marks.every((mark) => tokens.all.has(mark)) &&
  all.every((group) => holdsGroup(tokens, group)) &&
  (some === undefined || some.some((groups) => groups.every((group) => holdsGroup(tokens, group)))) &&
  !none.some((group) => holdsGroup(tokens, group))

const holdsGroup = (tokens: Tokens, { any }: Group): boolean =>
  any.some((alternative) => holdsAlternative(tokens, alternative))

function holdsAlternative({ all, lines }: Tokens, { tokens, isPhrase, isBegun }: Alternative): boolean {
  if (isPhrase) return lines.some((line) => line.includes(` ${tokens.join(' ')} `))
  const last = tokens.length - 1
  return tokens.every((token, index) =>
    isBegun && index === last ? [...all].some((other) => other.startsWith(token)) : all.has(token),
  )
}
