/** What a mistyped word has in common with what was meant: its beginning, its end, or (two letters swapped) all letters. */
export type TypoKeys = { head: string; tail: string; letters: string }

const keyLength = (form: string): number => (form.length >= 8 ? 4 : 3)

export const typoKeysOf = (form: string): TypoKeys => ({
  head: form.slice(0, keyLength(form)),
  tail: form.slice(-keyLength(form)),
  letters: [...form].sort().join(''),
})

/** The keys under which a word that this one was meant to be may stand: it can be a letter or two longer or shorter. */
export const typoKeysNear = (form: string): { heads: string[]; tails: string[]; letters: string } => ({
  heads: [...new Set([form.slice(0, 3), form.slice(0, 4)])],
  tails: [...new Set([form.slice(-3), form.slice(-4)])],
  letters: typoKeysOf(form).letters,
})

/** So many slips are forgiven: none in words so short that every other word is near. */
export const slipsAllowed = (form: string): number => (form.length < 4 ? 0 : form.length < 7 ? 1 : 2)

/**
 * Damerau's distance (1964): letters left out, put in, exchanged, or two neighbours swapped. Answers `most + 1` for
 * everything beyond `most`, without counting on.
 */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      let slips = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        slips = Math.min(slips, (beforeLast[column - 2] ?? 0) + 1)
      current.push(slips)
      least = Math.min(least, slips)
    }
    if (least > most) return most + 1
    beforeLast = last
    last = current
  }
  return Math.min(last[other.length] ?? most + 1, most + 1)
}

export type KnownWord = { form: string; shown: string; articles: number }

/** What was most likely meant: fewest slips, then the same first letter, then the word in most articles. */
export function likeliest(form: string, known: readonly KnownWord[]): KnownWord | null {
  const most = slipsAllowed(form)
  let best: { word: KnownWord; slips: number; rank: number } | null = null
  for (const word of known) {
    const slips = slipsBetween(form, word.form, most)
    if (slips > most || slips === 0) continue
    const rank = -slips * 10 + (word.form[0] === form[0] ? 4 : 0) + Math.min(5, Math.log2(1 + word.articles))
    if (!best || rank > best.rank || (rank === best.rank && word.form < best.word.form))
      best = { word, slips, rank }
  }
  return best?.word ?? null
}
