import type { ScoredLanguage } from '../scored.ts'
import type { Word } from '../text/normalise.ts'

/** Words of a language that turn what stands near them. Folded: lower case, umlauts as `ae oe ue`. */
type Turning = {
  negations: ReadonlySet<string>
  /** A negation before one of these denies nothing: „nicht nur“, „nichts als“, “can't wait”. */
  notDenying: ReadonlySet<string>
  /** Begin a clause of their own, and one whose main clause may deny it. */
  clauses: ReadonlySet<string>
  subclauses: ReadonlySet<string>
  /** Who speaks about hostile words rather than using them: by condemning, and by reporting. */
  condemning: ReadonlySet<string>
  reporting: ReadonlySet<string>
  /** Who reports what they say themselves reports nothing. */
  oneself: ReadonlySet<string>
  addressed: ReadonlySet<string>
  friendly: ReadonlySet<string>
  /** Worth that is denied to people: „sind keine Menschen“. */
  worthy: ReadonlySet<string>
  /** What nobody should suffer: „kein … verdient es, beschimpft zu werden“ denies no worth. */
  suffered: ReadonlySet<string>
  /** Speak in a sentence of those named in the one before. */
  pronouns: ReadonlySet<string>
}

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

const turning: Record<ScoredLanguage, Turning> = {
  de: {
    negations: set(
      'kein keine keinen keiner keinem keines nicht nich nie niemals niemand niemanden weder nirgends ohne nichts keinesfalls keineswegs ned net',
    ),
    notDenying: set('nur als wunder zweifel umsonst besser anders anderes weniger mehr bloss einmal mal'),
    clauses: set('aber sondern denn doch weil'),
    subclauses: set('dass das ob zu um'),
    condemning: set(
      `rassistisch rassistische rassistischer rassistischen rassismus rassist rassisten hetze sexistisch sexistische sexismus homophob homophobe homophobie transphob transphobie antisemitisch antisemitische
      antisemitismus inakzeptabel unakzeptabel menschenverachtend menschenverachtende menschenfeindlich schlimm falsch unfair verletzend beleidigend beleidigung beleidigungen diskriminierung diskriminierend
      diskriminieren vorurteil vorurteile verurteile verurteilen verurteilt widersprechen widerspreche hasskommentar hasskommentare intolerant entsetzlich schrecklich solidaritaet fassungslos
      hassrede unrecht ungerecht verwerflich unmoegliche strafbar bigott ignorant respektlos abwertend schockiert entsetzt empoert klischee klischees stereotyp stereotype hassverbrechen menschenwuerde`,
    ),
    reporting: set(
      `behauptet behaupten behauptung sagte sagen sagt sagst nennen nannte genannt nennt bezeichnen bezeichnet bezeichnete schimpfwort ausdruck wort worte begriff aussage aussagen satz kommentar kommentare spruch
      sprueche zitat meint meinen meinte glaubt glauben denkt denken schreibt schreiben schrieb geschrieben rufen ruft gerufen beschimpft beschimpfen hetzen hetzt unterstellen parole parolen`,
    ),
    oneself: set('ich man wir mal doch ja duerfen darf muss'),
    addressed: set('du dich dir dein deine deinen ihr euch euer eure sie ihnen ihre'),
    friendly: set(
      `liebenswert liebenswerte liebenswuerdig liebenswuerdige wunderschoen wunderschoene wundervoll wundervolle fantastisch fantastische grossartige grossartigen brillant brillante talentiert talentierte tolles tollen
      inspirierend inspirierende tapfer tapfere schaetze schaetzen geschaetzt achten bewundernswert bewundernswerte beeindruckend beeindruckende beeindrucken herzlich herzliche warmherzig warmherzige lustig lustige wertschaetzen
      feiere akzeptiert willkommene vorbild vorbilder begabt begabte intelligente kluge kreativ kreative fleissige freundlich freundliche danken dankbar verehre vermisse hoch klasse perfekt geliebte
      danke dank liebe lieber liebes bitte gruesse gruss schoen schoene schoener toll tolle super gut guter gute freue freut stolz wunderbar grossartig respekt verdienen wertvoll willkommen stolze freund freunde freundin freundinnen liebt lieben mag moegen gern gerne nett nette netten wunderbare
      wunderbaren mutig klug respektiere respektieren respektiert unterstuetze unterstuetzen helfen wichtig gluecklich bewundere bewundern schuetzen geschuetzt gleiche gleichen rechte gleichberechtigt feiern
      geniesse sympathisch bereicherung bereichern verdient froh hilfsbereit gastfreundlich geliebt`,
    ),
    worthy: set(
      `mensch menschen gleichwertig gleichberechtigt respekt vertrauen trauen willkommen wert intelligent schlau klug sauber ehrlich normal normale zivilisiert zivilisierte nuetzlich brauchen brauche wollen will mag moegen liebe lieben
      fleissig loyal anstaendig anstaendige gesund existieren ernst sicher respektieren integrieren dulden tolerieren akzeptieren erwuenscht`,
    ),
    suffered: set(
      'beschimpft beleidigt geschlagen angegriffen diskriminiert belaestigt verletzt ausgelacht gemobbt bedroht ausgeschlossen gehasst benachteiligt angespuckt verspottet misshandelt bespuckt verfolgt leiden leid gewalt hass angst',
    ),
    pronouns: set('sie die denen ihnen diese dieses deren ihre solche'),
  },
  en: {
    negations: set(
      'no not never nobody none neither nor without nothing isnt arent dont doesnt didnt cant cannot wont shouldnt wouldnt hardly isn aren don doesn didn t nt aint',
    ),
    notDenying: set('only but just more better wonder doubt wait different else less even merely'),
    clauses: set('but because yet however'),
    subclauses: set('that if'),
    condemning: set(
      `racist racists racism sexist sexism homophobic homophobia transphobic transphobia antisemitic antisemitism islamophobic islamophobia bigoted bigotry bigot bigots unacceptable disgraceful hateful hurtful offensive wrong
      unfair discrimination discriminatory discriminate prejudice prejudices condemn condemned intolerant disrespectful shocked appalled appalling unjust slur slurs stereotype stereotypes misogynist misogyny xenophobic xenophobia ableist`,
    ),
    reporting: set(
      `claim claims claimed claiming said says saying called calling calls word words term phrase statement statements sentence comment comments quote quoted thinks thinking believes believing believe wrote writes writing
      shout shouted shouting chant chanting tweet tweeted tell telling told say think`,
    ),
    oneself: set('i we im me my just must let lets have gotta'),
    addressed: set('you your youre yours u ur ya yall yourself'),
    friendly: set(
      'thanks thank please love great wonderful nice good kind proud respect deserve welcome happy glad beautiful friend friends support celebrate celebrated equal rights brilliant adore fantastic amazing awesome inspiring admire admirable talented gifted lovely brave strong smart creative cherish valued appreciate',
    ),
    worthy: set(
      `human humans equal equals rights respect trust trusted trustworthy welcome deserve deserves deserving belong belongs worth worthy smart clean honest safe good decent civilised civilized normal tolerate
      tolerated exist intelligent loyal moral accepted accept acceptable want need respected sane healthy useful`,
    ),
    suffered: set(
      'insulted beaten attacked discriminated harassed hurt abused mocked bullied threatened excluded hated mistreated persecuted assaulted ridiculed suffer suffering violence hate hatred fear abuse discrimination treated',
    ),
    pronouns: set('they them their theyre these those'),
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

/** For each word the number of its sentence and of its clause, both counted through the text. */
export type Clauses = { sentences: Uint16Array; clauses: Uint16Array }

export function clausesOf(original: string, words: readonly Word[], language: ScoredLanguage): Clauses {
  const { clauses: beginners } = turning[language]
  const sentences = new Uint16Array(words.length)
  const clauses = new Uint16Array(words.length)
  let [sentence, clause] = [0, 0]
  words.forEach(({ form, start }, place) => {
    const between = place === 0 ? '' : original.slice(words[place - 1]?.end ?? 0, start)
    if (/[.!?\n…]/.test(between)) sentence++
    if (/[^\s\p{L}\p{N}'’"„“”«»@#*-]/u.test(between) || beginners.has(form)) clause++
    sentences[place] = sentence
    clauses[place] = clause
  })
  return { sentences, clauses }
}

const reach = { before: 6, after: 4, ofMainClause: 6 }
/** At the end of its clause it denies what was said before: „Ich hasse Frauen nicht“. */
const lastInClause = set('nicht nich nie niemals')
/** What they deny of themselves: „Ich hasse keine Frauen“, „ich ekle mich nicht vor …“. */
const own = set('ich wir')
const copulas = set('bist seid sind ist sein waere waeren sei seien are is be am was were re s')

/**
 * Whether a negation stands before this word in its clause, or at that clause's end, or in the main clause of „…, dass“: „ich
 * hasse keine …“, „ich glaube nicht, dass …“. Who is called something is not denied it: „keine Ahnung du Idiot“.
 */
export function isDenied(
  words: readonly Word[],
  place: number,
  { language, clauses }: { language: ScoredLanguage; clauses: Uint16Array },
): boolean {
  const { negations, notDenying, subclauses, addressed } = turning[language]
  const form = (at: number): string => words[at]?.form ?? ''
  const denies = (at: number): boolean => negations.has(form(at)) && !notDenying.has(form(at + 1))
  const isOwnVerb = own.has(form(place - 1))
  for (let after = place + 1; after <= place + reach.after && clauses[after] === clauses[place]; after++) {
    const isLast = clauses[after + 1] !== clauses[place]
    if (language !== 'de') break
    if (isOwnVerb ? denies(after) : isLast && lastInClause.has(form(after))) return true
  }
  let isPredicated = false
  let near = place - 1
  for (; near >= Math.max(0, place - reach.before) && clauses[near] === clauses[place]; near--) {
    if (denies(near)) return true
    if (copulas.has(form(near))) isPredicated = true
    if (addressed.has(form(near)) && near + 2 >= place && !isPredicated) return false
  }
  if (near < 0 || clauses[near] === clauses[place] || !subclauses.has(form(near + 1))) return false
  const main = clauses[near]
  for (let at = near; at >= Math.max(0, near - reach.ofMainClause) && clauses[at] === main; at--)
    if (denies(at)) return true
  return false
}

/** Further forms of the words that condemn and report, by their beginnings. */
const condemned: Record<ScoredLanguage, RegExp> = {
  de: /^(?:rassis|sexis|homophob|transphob|islamophob|frauenfeind|behindertenfeind|fremdenfeind|antisemit|diskriminier|menschenverach|beleidig|vorurteil|hasskomm|hassrede|hassbot|intoleran|inakzept|unakzept|abwertend|herabwuerdig|entwuerdig|verunglimpf|beschimpf|erniedrig|stigmatis|pauschal)/,
  en: /^(?:racis|sexis|homophob|transphob|islamophob|xenophob|antisemit|misogyn|ableis|bigot|discriminat|prejudic|dehumani|derogat|insulting|offensive|degrad|stereotyp|hateful|demoni[sz])/,
}
const reported: Record<ScoredLanguage, RegExp> = {
  de: /^(?:behaupt|bezeichn|nenn|genannt|sagst|sagte|gesagt|aeusser|geaeussert|twitter|postet|schreib|geschrieb|ruf[et]|gerufen|bruell)/,
  en: /^(?:claim|call(?:s|ed|ing)$|sa(?:y|id|ys|ying)$|tweet|post(?:s|ed|ing)$|shout|chant|describ|refer)/,
}

/** How far somebody speaks about hostile words rather than using them: 1 is a condemnation, 0.5 a report. */
export function speaksAbout(
  words: readonly Word[],
  { language, clauses }: { language: ScoredLanguage; clauses: Uint16Array },
): { worth: number; count: number } {
  const { condemning, reporting, oneself } = turning[language]
  let [worth, count] = [0, 0]
  words.forEach(({ form }, place) => {
    if (condemning.has(form) || condemned[language].test(form)) {
      count++
      worth = 1
    } else if (reporting.has(form) || reported[language].test(form)) {
      // „Das sollte man nicht sagen.“
      if (isDenied(words, place, { language, clauses })) {
        count++
        worth = 1
        return
      }
      const isOwn = [3, 2, 1, -1].some((before) => oneself.has(words[place - before]?.form ?? ''))
      if (isOwn) return
      count++
      worth = Math.max(worth, 0.5)
    }
  })
  return { worth, count }
}
