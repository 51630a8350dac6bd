import type { ScoredLanguage } from '../scored.ts'
import type { Word } from '../text/normalise.ts'

/** Words of a language that turn what stands near them. Folded: lower case, umlauts as `ae oe ue`. */
type Turning = {
  negations: ReadonlySet<string>
  /** Who speaks about hostile words rather than using them. */
  counter: ReadonlySet<string>
  addressed: ReadonlySet<string>
  friendly: ReadonlySet<string>
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

const turning: Record<ScoredLanguage, Turning> = {
  de: {
    negations: set(
      'kein keine keinen keiner keinem keines nicht nie niemals niemand weder nirgends ohne nichts keinesfalls keineswegs',
    ),
    counter: set(
      `rassistisch rassistische rassistischer rassismus hetze hetzen sexistisch sexistische sexismus homophob homophobe transphob antisemitisch antisemitische antisemitismus
      inakzeptabel unakzeptabel menschenverachtend menschenverachtende schlimm falsch unfair verletzend beleidigend beleidigung beleidigungen diskriminierung diskriminierend vorurteil vorurteile
      behauptet behaupten behauptung sagte sagen sagt nennen nannte genannt bezeichnen bezeichnet bezeichnete schimpfwort ausdruck wort begriff aussage satz kommentar spruch zitat
      verboten verbieten verurteile verurteilen widersprechen widerspreche hasskommentar hasskommentare intolerant entsetzlich schrecklich solidaritaet`,
    ),
    addressed: set('du dich dir dein deine deinen ihr euch euer eure sie ihnen ihre'),
    friendly: set(
      `danke dank liebe lieber liebes bitte gruesse gruss schoen schoene schoener toll tolle super gut guter gute freue freut stolz wunderbar grossartig respekt verdienen wertvoll willkommen stolze freund freunde freundin freundinnen liebt lieben mag moegen gern gerne nett nette netten wunderbare
      wunderbaren mutig klug respektiere respektieren respektiert unterstuetze unterstuetzen helfen wichtig gluecklich bewundere bewundern schuetzen geschuetzt gleiche gleichen rechte gleichberechtigt feiern
      geniesse sympathisch bereicherung bereichern verdient froh hilfsbereit gastfreundlich geliebt`,
    ),
  },
  en: {
    negations: set(
      'no not never nobody none neither nor without nothing isnt arent dont doesnt didnt cant cannot wont shouldnt wouldnt hardly isn aren don doesn didn',
    ),
    counter: set(
      `racist racism sexist sexism homophobic transphobic antisemitic antisemitism bigoted bigotry unacceptable disgraceful hateful hurtful offensive slur slurs wrong unfair
      discrimination discriminatory prejudice prejudices claim claims claimed said say saying says called calling call word words term phrase statement sentence comment comments quote
      condemn condemned ban banned intolerant disrespectful shouldnt`,
    ),
    addressed: set('you your youre yours u ur ya yall yourself'),
    friendly: set(
      'thanks thank please love great wonderful nice good kind proud respect deserve welcome happy glad beautiful friend friends support celebrate equal rights brilliant adore fantastic',
    ),
  },
}
export const turningWords = (language: ScoredLanguage): Turning => turning[language]

const quotes = /[„“"»«‚”](?=\S)[^„“"»«‘”\n]{1,300}["“”«»‘]/gu

/** For each word whether it stands in quotation marks: said by somebody else, or spoken about. */
export function quotedWords(original: string, words: readonly Word[]): Uint8Array {
  const quoted = new Uint8Array(words.length)
  if (!/[„“"»«‚”]/.test(original)) return quoted
  let at = 0
  for (const { 0: text, index } of original.matchAll(quotes)) {
    while (at < words.length && (words[at]?.start ?? 0) < index) at++
    while (at < words.length && (words[at]?.start ?? 0) < index + text.length) quoted[at++] = 1
  }
  return quoted
}

const reach = { before: 3, after: 2 }

/** Whether a negation stands among the three words before this one or the two after it: „ich hasse keine …“. */
export function isDenied(words: readonly Word[], place: number, language: ScoredLanguage): boolean {
  const { negations } = turning[language]
  const last = Math.min(words.length - 1, place + reach.after)
  for (let near = Math.max(0, place - reach.before); near <= last; near++)
    if (near !== place && negations.has(words[near]?.form ?? '')) return true
  return false
}
