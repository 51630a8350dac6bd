/** The placeholders of a text, each once: `{count}`. */
export const placeholdersIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])]

/** What is wrong with a text in own words: placeholders left out, and ones that nobody fills. */
export function placeholderSlips(original: string, own: string): { missing: string[]; unknown: string[] } {
  const wanted = placeholdersIn(original)
  const found = placeholdersIn(own)
  return {
    missing: wanted.filter((each) => !found.includes(each)),
    unknown: found.filter((each) => !wanted.includes(each)),
  }
}
