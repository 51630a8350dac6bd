import { de } from './de/index.ts'
import { deDu } from './de-du/index.ts'
import { en } from './en/index.ts'

/** Every text that the server shows a person has a key here; `de/` (with „Sie“) is the catalogue the others follow. */
export type TextKey = keyof typeof de
export type Language = 'de' | 'en'
/** How a German site speaks to its readers: „Sie“ or „du“. */
export type Address = 'formal' | 'informal'
export type TextOverrides = Partial<Record<TextKey, string>>
export type Placeholders = Record<string, string | number>

/** Looks a text up and fills its placeholders: `t('article.readingTime', { minutes: 4 })`. */
export type Texts = {
  (key: TextKey, placeholders?: Placeholders): string
  language: Language
}

/**
 * The texts of one site: the publisher's own wording where there is one, else the catalogue of the language and
 * form of address. Unknown placeholders stay as typed, so that a slip in settings is seen, not hidden.
 */
export function textsFor(
  language: Language,
  address: Address = 'formal',
  overrides: TextOverrides = {},
): Texts {
  const catalogue: Record<TextKey, string> =
    language === 'en' ? en : address === 'informal' ? { ...de, ...deDu } : de
  const lookUp = (key: TextKey, placeholders?: Placeholders): string =>
    fill(pluralForm(overrides[key] ?? catalogue[key], language, placeholders), placeholders)
  return Object.assign(lookUp, { language })
}

/** Made once: making one takes longer than a text. */
const pluralRules: Record<Language, Intl.PluralRules> = {
  de: new Intl.PluralRules('de'),
  en: new Intl.PluralRules('en'),
}

/** `one text|many text`: the placeholder `count` decides which (CLDR plural rules of the language). */
function pluralForm(text: string, language: Language, placeholders?: Placeholders): string {
  if (typeof placeholders?.count !== 'number' || !text.includes('|')) return text
  const [one = text, other = text] = text.split('|')
  return pluralRules[language].select(placeholders.count) === 'one' ? one : other
}

function fill(text: string, placeholders: Placeholders = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => isolated(String(placeholders[name] ?? whole)))
}

/** Signs that change the direction of what follows, and letters written from right to left. */
const changesDirection =
  /[\p{Bidi_Control}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const overrides = /[\u202a-\u202e\u2066-\u2069]/g

/** A name in a sentence cannot turn the sentence around: it stands between isolates (UAX #9, FSI and PDI). */
const isolated = (text: string): string =>
  changesDirection.test(text) ? `\u2068${text.replace(overrides, '')}\u2069` : text

/** Whether the catalogue has a text of this key. */
export const isTextKey = (key: string): key is TextKey => Object.hasOwn(de, key)

/** The language of the catalogues that fits best: `de-AT` → de, `fr` → en. */
export const nearestLanguage = (tag: string): Language => (tag.toLowerCase().startsWith('de') ? 'de' : 'en')

/** All keys that a publisher may reword in settings, with the catalogue's text: what readers see, not mails or errors. */
export function editableTexts(language: Language, address: Address): { key: TextKey; text: string }[] {
  const t = textsFor(language, address)
  return (Object.keys(de) as TextKey[])
    .filter(
      (key) =>
        !key.startsWith('problem.') &&
        !key.startsWith('field.') &&
        !key.startsWith('mail.') &&
        !key.startsWith('setUp.'),
    )
    .map((key) => ({ key, text: t(key) }))
}
