import { LRUCache } from 'lru-cache'

/** Letters that stand for others without being taken apart by Unicode. */
const plainLetters: Record<string, string> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ß: 'ss',
}

const forms = new LRUCache<string, string>({ max: 20_000 })

/**
 * A word without what people write in several ways: capitals, umlauts and their transcriptions, ß, accents. „Müller“,
 * „MUELLER“ and „Muller“ → `muller`; „Karadžić“ → `karadzic`.
 */
export function formOf(word: string): string {
  const lower = word.toLowerCase()
  if (isPlain.test(lower)) return lower
  const known = forms.get(lower)
  if (known !== undefined) return known
  const form = lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[æœøłđðþıß]/g, (letter) => plainLetters[letter] ?? letter)
    .replaceAll('ae', 'a')
    .replaceAll('oe', 'o')
    .replace(/(?<![aeq])ue/g, 'u')
    .normalize('NFC')
  forms.set(lower, form)
  return form
}

/** Most words: nothing in them is written in two ways. */
const isPlain = /^(?:[b-df-z0-9]|[ao](?!e)|(?<![aou])e|(?<=[aeq]u)e)*$/
