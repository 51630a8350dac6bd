/** How a text is written, whatever it says: 0…1 each. */
export type Manner = Record<
  | 'capitals'
  | 'exclamations'
  | 'questions'
  | 'length'
  | 'laughing'
  | 'angry'
  | 'figures'
  | 'sentences'
  | 'wordLength',
  number
>

const laughing = /[😂🤣😉😊😀😁👍❤]/gu
const angry = /[😡🤬🤮💩😠🖕]/gu
const sentenceEnd = /[.!?]+(?:\s|$)/g

export function mannerOf(original: string, words: number): Manner {
  const text = original.slice(0, 2000)
  let [capitals, letters, exclamations, questions, figures] = [0, 0, 0, 0, 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 65 && code <= 90) capitals++
    if ((code | 32) >= 97 && (code | 32) <= 122) letters++
    if (code >= 48 && code <= 57) figures++
    if (code === 33) exclamations++
    if (code === 63) questions++
  }
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return {
    capitals: letters < 12 ? 0 : Math.max(0, capitals / letters - 0.12),
    exclamations: Math.min(1, exclamations / 4),
    questions: Math.min(1, questions / 3),
    length: Math.min(1, Math.log(1 + words) / 6),
    laughing: Math.min(1, count(laughing) / 3),
    angry: Math.min(1, count(angry) / 2),
    figures: Math.min(1, figures / 6),
    sentences: Math.min(1, count(sentenceEnd) / 5),
    wordLength: Math.min(1, (letters + figures) / Math.max(1, words) / 10),
  }
}
