/** What an article must hold, said so that both databases understand it. Tokens are letters, digits and `~` only. */
export type Match = {
  all: readonly Group[]
  /** One of these lists in full. */
  some?: readonly (readonly Group[])[]
  none: readonly Group[]
  /** Section, tag, author, from `markOf`. */
  marks: readonly string[]
}
export type Group = { any: readonly Alternative[] }
/** All tokens somewhere, or as a phrase side by side; the last one only begun when `isBegun`. */
export type Alternative = { tokens: readonly string[]; isPhrase?: boolean; isBegun?: boolean }

/** How one database writes it. */
export type Dialect = {
  token(token: string, isBegun: boolean): string
  phrase(tokens: readonly string[]): string
  and: string
  or: string
}

/** What has to be there, for one place. */
export const wantedIn = (dialect: Dialect, { all, some }: Match): string =>
  joined(
    [
      ...all.map((group) => groupIn(dialect, group)),
      ...(some
        ? [
            joined(
              some.map((groups) =>
                joined(
                  groups.map((group) => groupIn(dialect, group)),
                  dialect.and,
                ),
              ),
              dialect.or,
            ),
          ]
        : []),
    ],
    dialect.and,
  )

/** What may be nowhere; empty when nothing is excluded. */
export const excludedIn = (dialect: Dialect, { none }: Match): string =>
  joined(
    none.map((group) => groupIn(dialect, group)),
    dialect.or,
  )

export const marksIn = (dialect: Dialect, { marks }: Match): string =>
  joined(
    marks.map((mark) => dialect.token(mark, false)),
    dialect.and,
  )

const groupIn = (dialect: Dialect, { any }: Group): string =>
  joined(
    any.map((alternative) => alternativeIn(dialect, alternative)),
    dialect.or,
  )

function alternativeIn(dialect: Dialect, { tokens, isPhrase, isBegun = false }: Alternative): string {
  if (isPhrase) return dialect.phrase(tokens)
  const last = tokens.length - 1
  return joined(
    tokens.map((token, index) => dialect.token(token, isBegun && index === last)),
    dialect.and,
  )
}

function joined(parts: readonly string[], joiner: string): string {
  const once = [...new Set(parts)]
  return once.length === 1 ? (once[0] ?? '') : once.length === 0 ? '' : `(${once.join(` ${joiner} `)})`
}
