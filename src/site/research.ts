import type { PublishedArticle } from '../articles/published/index.ts'
import type { Settings } from '../settings/index.ts'
import type { NamedLink, Site } from './site.ts'

export type ResearchEngine = Settings['reading']['research'][number]

/** Words that begin headlines and name nothing, in lower case; German writes them with a capital there. */
const starters = new Set(
  `ab aber alle allein alles als also am an andere anders auch auf aus außer bald bei beide beim bis bisher da daher damit
  dann darum das dass dazu dein dem den denn der deren deshalb dessen die dies diese dieser dieses doch dort drei dürfen
  durch ein eine einem einen einer eines einige elf endlich er erst erste erster es etwa euer fast früher fünf für ganz
  gegen genau gut hat hätte her hier hinter ich ihr ihre im immer in ins ist jede jedem jeden jeder jedes jetzt kann kaum kein keine
  können lieber man manche mehr mein mit muss nach neben nein neu neue neuer neues neun nicht nichts nie noch nun nur ob
  oder ohne schon sechs sehr sein seine seit sich sie sieben sind so soll sollte statt trotz über um und unser unter viel
  viele vier vierter vom von vor war warum was weg weil weiter weitere welche wenig weniger wenn wer werden wie wieder
  wird wo woher wohin zehn zu zum zur zwei zweite zwischen zwölf acht
  a about after all an and are as at be before but by can could do for from had has have he her his how if in into is it
  its just more most mr mrs new no not of off on one or our out over she should than that the their there they this to two up
  was we were what when where which who why will with would you your`.split(/\s+/),
)
const mostWords = 5
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}.’'-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu

/** A telling word of a headline: in German a noun or name, elsewhere any longer one. */
function isTelling(typed: string, language: string): boolean {
  if (starters.has(typed.toLowerCase()) || typed.length < 2) return false
  // „7.902 Unterschriften“: an exact number finds this very report and nothing else.
  if (/^\d+[.,]\d/.test(typed)) return false
  return language.startsWith('de')
    ? /^[\p{Lu}\p{N}]/u.test(typed)
    : /^\p{Lu}/u.test(typed) || typed.length > 4
}

/**
 * What somebody would type who wants to know more about the article: the name it is filed under that stands above its
 * text, else its kicker or first tag, and what its headline adds. At most five words, as the article writes them.
 */
export function researchWords({
  headline,
  kicker,
  standfirst,
  tags,
  language,
}: Pick<PublishedArticle, 'headline' | 'kicker' | 'standfirst' | 'tags' | 'language'>): string {
  const above = `${headline} ${kicker ?? ''} ${standfirst ?? ''}`.toLowerCase()
  const named = tags.find(({ name }) => above.includes(name.toLowerCase())) ?? tags[0]
  const words: string[] = []
  const add = (text: string, telling: boolean) => {
    for (const [typed] of text.matchAll(word)) {
      const known = words.some((other) => other.toLowerCase() === typed.toLowerCase())
      if (!known && words.length < mostWords && (!telling || isTelling(typed, language))) words.push(typed)
    }
  }
  add(named?.name ?? kicker ?? '', false)
  add(headline, true)
  if (words.length < 2) add(standfirst ?? '', true)
  return words.join(' ') || headline.slice(0, 120)
}

/** Google's own address in the publisher's country. */
const googleIn: Record<string, string> = {
  Deutschland: 'www.google.de',
  Germany: 'www.google.de',
  Österreich: 'www.google.at',
  Austria: 'www.google.at',
  Schweiz: 'www.google.ch',
  Switzerland: 'www.google.ch',
}

const engines: Record<ResearchEngine, { label: string; url(site: Site): string }> = {
  google: {
    label: 'Google',
    url: ({ settings }) => `https://${googleIn[settings.imprint.country] ?? 'www.google.com'}/search?q=`,
  },
  bing: { label: 'Bing', url: () => 'https://www.bing.com/search?q=' },
  'google-news': { label: 'Google News', url: () => 'https://news.google.com/search?q=' },
  'bing-news': { label: 'Bing News', url: () => 'https://www.bing.com/news/search?q=' },
  duckduckgo: { label: 'DuckDuckGo', url: () => 'https://duckduckgo.com/?q=' },
  ecosia: { label: 'Ecosia', url: () => 'https://www.ecosia.org/search?q=' },
  startpage: { label: 'Startpage', url: () => 'https://www.startpage.com/sp/search?query=' },
  wikipedia: {
    label: 'Wikipedia',
    url: ({ t }) => `https://${t.language}.wikipedia.org/w/index.php?search=`,
  },
}

const longestQuery = 200

/** The same search elsewhere, at the engines that the site chose: plain links, nothing is loaded. */
export const researchLinks = (site: Site, words: string): NamedLink[] =>
  site.settings.reading.research.map((engine) => ({
    label: engines[engine].label,
    url: engines[engine].url(site) + encodeURIComponent([...words].slice(0, longestQuery).join('')),
  }))
