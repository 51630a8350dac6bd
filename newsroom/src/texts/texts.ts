import type { de } from './de/index.ts'

/** Every text that the newsroom shows has a key; `de/` is the catalogue that `en/` follows. */
export type TextKey = keyof typeof de
export type Language = 'de' | 'en'
export type Catalogue = Record<TextKey, string>
export type Placeholders = Record<string, string | number>

/** Looks a text up and fills its placeholders: `t('list.count', { count: 4 })`. */
export type Texts = {
  (key: TextKey, placeholders?: Placeholders): string
  language: Language
}

/** `one text|many text`: the placeholder `count` decides which, by the plural rules of the language. */
export function textsOf(catalogue: Catalogue, language: Language): Texts {
  const plural = new Intl.PluralRules(language)
  const lookUp = (key: TextKey, placeholders: Placeholders = {}): string => {
    const [one = '', many = one] = catalogue[key].split('|')
    const text =
      typeof placeholders.count === 'number' && plural.select(placeholders.count) !== 'one' ? many : one
    return text.replace(/(„|“|‘)?\{(\w+)\}/g, (whole, quote: string | undefined, name: string) => {
      const value = placeholders[name]
      if (value === undefined) return whole
      return quote ? quote + withInnerQuotes(String(value), language) : String(value)
    })
  }
  return Object.assign(lookUp, { language })
}

/** Words that come between quotation marks: marks of their own become inner ones, „Wir sagen ‚nein‘“. */
export function withInnerQuotes(words: string, language: Language): string {
  const [open, close] = language === 'de' ? '‚‘' : '‘’'
  return words
    .replace(/[„»]([^“«„»]*)[“«]/g, `${open}$1${close}`)
    .replace(/“([^”“]*)”/g, `${open}$1${close}`)
    .replace(/"([^"]*)"/g, `${open}$1${close}`)
}

/** Only the catalogue that is read is loaded. */
export async function loadTexts(language: Language): Promise<Texts> {
  const catalogue: Catalogue =
    language === 'de' ? (await import('./de/index.ts')).de : (await import('./en/index.ts')).en
  return textsOf(catalogue, language)
}

const storedLanguage = 'depesche.language'

/** The person's own choice, else the language of the browser. */
export function chosenLanguage(fallback = navigator.language): Language {
  const stored = localStorage.getItem(storedLanguage)
  return (stored ?? fallback).startsWith('de') ? 'de' : 'en'
}

export const hasChosenLanguage = (): boolean => localStorage.getItem(storedLanguage) !== null
export const chooseLanguage = (language: Language): void => localStorage.setItem(storedLanguage, language)
