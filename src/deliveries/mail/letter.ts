import { footerLines, type Letterhead } from './layout.tsx'

/** An element of the layout as the HTML part of a mail. */
export const htmlPart = (element: { toString(): string }): string => `<!doctype html>\n${element.toString()}`

/** Paragraphs as the text part, with the site's foot. Lines are broken at 72 characters, addresses never. */
export function textPart(letterhead: Letterhead, paragraphs: readonly string[]): string {
  const foot = footerLines(letterhead).join('\n')
  return `${[...paragraphs.map(wrapLines), `-- \n${foot}`].join('\n\n')}\n`
}

const lineLength = 72

const wrapLines = (paragraph: string): string => paragraph.split('\n').map(wrap).join('\n')

function wrap(paragraph: string): string {
  const lines = ['']
  for (const word of paragraph.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line && line.length + 1 + word.length > lineLength) lines.push(word)
    else lines[lines.length - 1] = line ? `${line} ${word}` : word
  }
  return lines.join('\n')
}

/** As mail programs quote: no line of it can be taken for one of ours. An endless word stays beside its sign. */
export const quoted = (text: string): string =>
  text
    .split('\n')
    .flatMap((line) => line.match(/\S.{0,67}(?=\s|$)|\S+/g) ?? [''])
    .map((line) => (line.length > 68 ? `>${line}` : `> ${line}`.trimEnd()))
    .join('\n')

/** An instant as people of the site read it: „30. November 2026, 10:00 Uhr“. */
export function dateWords(letterhead: Letterhead, instant: string): { date: string; time: string } {
  const { language, timeZone } = letterhead.settings.site
  const { date, time } = formattersFor(language === 'de' ? 'de-DE' : 'en-GB', timeZone)
  const at = new Date(instant)
  // Day and month stay on one line.
  return { date: date.format(at).replace(' ', '\u00a0'), time: time.format(at) }
}

type Formatters = { locale: string; timeZone: string; date: Intl.DateTimeFormat; time: Intl.DateTimeFormat }
const lastFormatters = new Map<string, Formatters>()

/** Making one takes longer than the rest of a letter; a paper has one time zone. */
function formattersFor(locale: string, timeZone: string): Formatters {
  const last = lastFormatters.get(locale)
  if (last?.timeZone === timeZone) return last
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone })
  const made = { locale, timeZone, date, time }
  lastFormatters.set(locale, made)
  return made
}
