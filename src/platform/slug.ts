const german: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  þ: 'th',
  ð: 'd',
  ı: 'i',
}

/**
 * A text as the segment of an address: lower-case a–z, digits and hyphens, umlauts transcribed as Germans do, cut at
 * a word's end. Empty when nothing is left (only signs, or a script without transcription).
 */
export function slugify(text: string, longest = 80): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæøœłđþðı]/g, (letter) => german[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (words.length <= longest) return words
  const end = words.slice(0, longest + 1).lastIndexOf('-')
  return words.slice(0, end > longest / 2 ? end : longest)
}

/**
 * A name folded for look-up: „Müller“, „MULLER “ and one with invisible signs in it meet. A name of nothing but such
 * signs is its own key.
 */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, (sign) =>
      /\s/.test(sign) ? ' ' : '',
    )
    .replace(/\s+/g, ' ')
    .trim() || name
