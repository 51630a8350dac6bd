import type { ScoredLanguage } from '../scored.ts'

/**
 * Turns of phrase that put down the people named in the same sentence, without a word of abuse: contempt, exclusion, denied
 * worth, „they take our …“. From general knowledge of the language; folded as the normalised text is. Gaps are bounded.
 */
const gap = '[^.!?]{0,40}?'
type Row = readonly [worth: number, source: string]
/** Those that put down with a negation stand apart: another one does not turn them. */
type Phrases = { plain: readonly Row[]; negating: readonly Row[] }
const phrases: Record<ScoredLanguage, Phrases> = {
  de: {
    plain: [
      [
        0.8,
        `(?:zum kotzen|die nase voll von|widern? ${gap}\\ban\\b|ekel\\w* (?:mich|mir|uns|ich mich)|kotz\\w* (?:mich|uns) an)`,
      ],
      [
        0.85,
        'gehoer\\w* (?:endlich |alle |sofort |einfach )*(?:raus|weg|abgeschoben|ausgewiesen|eingesperrt|weggesperrt|eingeschlaefert|verboten|verbrannt|vergast|ausgerottet|an den|hinter gitter|in (?:den|die|einen?) (?:zoo|kaefig|kueche|knast|lager|anstalt|psychiatrie|klapse|gefaengnis|ofen))\\b',
      ],
      [
        0.85,
        '(?:weniger|nichts) wert\\b|zweiter klasse|gegen die natur|lebensunwert\\w*|verdien\\w* (?:alle |nur )*(?:den tod|zu sterben)',
      ],
      [
        0.85,
        `(?:soll|muess|muss|duerf|darf|gehoer)\\w* ${gap}\\b(?:verschwinden|abhauen|abgeschoben|ausgewiesen|verboten|verbannt|weggesperrt|eingesperrt|sterilisiert|kastriert|raus|zurueck\\w*|nach hause|heimgehen|verrecken|krepieren|ausgerottet|vergast|erschossen|das maul halten|die klappe halten|den mund halten|aus dem land|deportiert|entsorgt|geschlagen werden|vernichtet|ausgeloescht)\\b`,
      ],
      [
        0.7,
        `(?:nehmen|klauen|stehlen|rauben) (?:uns )?${gap}\\b(?:arbeit|jobs|frauen|wohnungen|plaetze|steuer\\w*)`,
      ],
      [
        0.75,
        `(?:zerstoer|ruinier|vergift|ueberrenn|flut|verseuch|ueberschwemm|unterwander|verpest)\\w* ${gap}\\b(?:land|laender|kultur|gesellschaft|heimat|schulen?|staedte|stadt|volk|welt)\\b`,
      ],
      [
        0.7,
        'auf unsere kosten|liegen uns auf der tasche|vermehren sich wie|wie die (?:karnickel|tiere|ratten|affen)',
      ],
      [0.7, 'platz (?:ist|gehoert) (?:in der|am|im|hinter)|nur (?:zum|fuer) \\w+ (?:gut|da|zu gebrauchen)'],
      [
        0.75,
        'haette\\w* (?:man )?[^.!?]{0,25}(?:abgetrieben|abtreiben)|hau\\w* ab\\b|verpiss\\w*|(?:schickt|schafft|werft|jagt|pruegelt|schmeisst) [^.!?]{0,30}\\b(?:zurueck|raus|fort|weg|heim)\\b',
      ],
      [
        0.7,
        '(?:schlimmer|widerlicher|duemmer|schlechter|ekelhafter) als|das letzte\\b|eine last fuer|schande fuer|gefahr fuer',
      ],
      [
        0.8,
        '(?:hoffe|wuensche?)\\b[^.!?]{0,40}\\b(?:sterben|verrecken|krepieren|leiden|verschwinden|ausgerottet|umkommen)\\b',
      ],
      [
        0.85,
        `(?:ich|wir|man) (?:werde\\w*|will|wollen|wuerde\\w*|moechte\\w*|koennte\\w*|sollte\\w*|muesste\\w*) ${gap}\\b(?:umbringen|toeten|verpruegeln|zusammenschlagen|schlagen|erschiessen|verbrennen|abstechen|vergasen|ausrotten|ausloeschen|vernichten|aufhaengen|koepfen|vergewaltigen|anzuenden|verhauen|wehtun|jagen|bestrafen|angreifen)\\b`,
      ],
    ],
    negating: [
      [
        0.85,
        `kann\\w* ${gap}\\b(?:nicht|nich|net) (?:ausstehen|leiden|ab|riechen|mehr sehen|ertragen|sehen)\\b`,
      ],
      [
        0.8,
        'gehoer\\w* (?:hier |einfach |nun mal )*(?:nicht|nirgends) ?(?:hier\\w*|zu uns|nach|in|her|dazu)\\b',
      ],
      [
        0.8,
        '(?:sind|ist|seid) (?:doch |einfach |nun mal )*(?:keine?|nie) (?:richtige\\w?|echte\\w?|wahre\\w?|normale\\w?|vollwertige\\w?)? ?(?:menschen?|frau\\w*|maenner|mann|deutsche\\w?)\\b',
      ],
      [0.85, 'nicht (?:mal |einmal )?menschlich'],
      [
        0.75,
        `ohne ${gap}\\b(?:besser|sicherer|schoener)\\b|(?:besser|sicherer|schoener)\\w* ${gap}\\bohne\\b`,
      ],
      [
        0.75,
        'verdien\\w* (?:es |hier |einfach )*(?:nicht\\b|keine?n? (?:rechte?|respekt|mitleid|platz|hilfe|schutz|anerkennung|liebe)|nichts)',
      ],
      [
        0.85,
        'nichts (?:zu suchen|verloren)|zu nichts (?:zu gebrauchen|nuetze|gut)|passen (?:einfach )?nicht (?:zu|in|hier)',
      ],
      [
        0.75,
        'kein (?:recht|existenzrecht)\\b|nie(?:mals)? (?:gleichwertig|zu uns gehoeren)|(?:kann|darf|sollte) (?:man )?\\w* ?(?:nicht|nie|niemals) (?:ver)?trauen|nie geboren',
      ],
    ],
  },
  en: {
    plain: [
      [
        0.85,
        'sick (?:and tired )?of|fed up with|disgusted by|make\\w? (?:me|us) (?:\\w+ )?(?:sick|vomit|puke|want to|feel sick|gag|angry|ill)\\b',
      ],
      [
        0.85,
        'get (?:rid of|the (?:hell|fuck) out|out of)|go back (?:to|where)|less than human|sub ?human|wip(?:e|ed|ing) (?:them )?out',
      ],
      [
        0.85,
        '(?:should|must|need to|needs to|ought to|have to|got to|deserve to) (?:not |all |just |be |really |simply |never )*(?:deported|banned|expelled|locked up|removed|exterminated|shot|sterili[sz]ed|excluded|forced|gassed|killed|caged|kept (?:out|away)|put (?:down|in|away)|leave|go back|die|know their place|shut up|get out|disappear|stay (?:in|away|out|home)|burn|rot|suffer|obey|hang\\w*|be beaten|punished|eliminated|rounded up|sent back|kicked out|thrown out|wiped out)\\b',
      ],
      [
        0.75,
        '(?:take|takes|taking|steal|stealing|stole|took) (?:all )?(?:our|the|up our) (?:jobs|women|land|country|taxes|money|homes|benefits)\\b',
      ],
      [
        0.75,
        '(?:ruin|destroy|poison|infest|overrun|invad|tak(?:e|ing) over|pollut|corrupt|infect|weaken)\\w* (?:all )?(?:our|this|the|western|my) (?:\\w+ )?(?:country|countries|society|culture|schools?|nation|city|cities|world|way of life|blood|values|civili[sz]ation|children)\\b',
      ],
      [
        0.8,
        '(?:beneath|inferior to|worth less|worthless|lower|lesser) (?:us|me|than|beings?|people|race|humans?)\\b|(?:second|lower)[- ]class (?:citizens?|people|humans?)|only good (?:for|at)',
      ],
      [
        0.75,
        'belongs? in (?:the kitchen|a zoo|zoos|cages?|a cage|prison|jail|camps?|an? (?:asylum|camp|mental)|the (?:ground|gutter|trash|sea|bin))',
      ],
      [
        0.75,
        'mental(?:ly)? (?:ill\\b|illness|disorder|sick|deranged)|against (?:nature|god)|waste of (?:space|oxygen|air|life|time)|burden (?:on|to|for)|drain on|breed like|(?:live|leech|sponge) off|lowest of the low|worst (?:kind|thing|people)',
      ],
      [
        0.8,
        'hope (?:that )?(?:\\w+ ){0,4}(?:dies?|suffer|burn|rot|get deported|disappear|drown)\\b|deserves? (?:to (?:die|suffer|burn|rot)|death)',
      ],
      [
        0.75,
        '(?:send|ship|throw|kick|lock|round) (?:\\w+ ){0,4}(?:back|out|up|away)\\b|keep (?:\\w+ ){0,3}(?:out|away)\\b',
      ],
      [
        0.7,
        '(?:rob|steal|lie|cheat|rape|murder|kill|attack|threat|danger)\\w* (?:to |from |of )?(?:us|our|innocent|everyone|all of us|society|children)\\b',
      ],
      [
        0.85,
        "(?:i|we|someone|somebody)(?:'?m| am| are|'?ll| will| would|'?d| want| wanna| gonna| should| could| have| need| must) (?:\\w+ ){0,3}?(?:kill|shoot|beat|burn|hang|hurt|destroy|rape|punch|stab|eradicat|exterminat|attack|murder|slaughter|strangl|lynch|gas|bomb|wipe|drown|kick|slap|bash|smash)\\w*",
      ],
    ],
    negating: [
      [
        0.85,
        "can(?:'? ?t|not| not) (?:\\w+ )?(?:stand|bear|tolerate|stomach)\\b|(?:not|t) (?:even )?human\\b",
      ],
      [
        0.8,
        "(?:do|does|should|will|can|would|could|must|shall)(?:n'? ?t| not|nt|not) (?:\\w+ ){0,2}?(?:belong|deserve|exist|(?:be )?allowed|have (?:\\w+ )?rights?|be trusted|have been born|get to|be here|be treated|trust|be given|be permitted|be able)\\b",
      ],
      [
        0.8,
        '(?:not|t|no|never be|never) (?:a )?(?:real|true|actual|proper) (?:wom[ae]n|men|man|people|humans?|americans?|citizens?|brit\\w*)',
      ],
      [0.75, 'better (?:off |place )?without'],
      [0.8, 'deserves? (?:nothing|no (?:rights|respect|sympathy|mercy|place|compassion|love|help))'],
      [
        0.75,
        "(?:never|cannot|not|t) (?:be )?(?:trust\\w*|equal|one of us|welcome)\\b|no (?:place|room|right|rights) (?:for|in|here|to)\\b|don'? ?t want",
      ],
    ],
  },
}

type Compiled = readonly { worth: number; pattern: RegExp; isNegating: boolean }[]
const compile = ({ plain, negating }: Phrases): Compiled => [
  ...plain.map(([worth, source]) => ({ worth, pattern: patternOf(source), isNegating: false })),
  ...negating.map(([worth, source]) => ({ worth, pattern: patternOf(source), isNegating: true })),
]
const patternOf = (source: string): RegExp => new RegExp(`\\b(?:${source})`, 'g')
const compiled: Record<ScoredLanguage, Compiled> = { de: compile(phrases.de), en: compile(phrases.en) }

/** What was found, with its place in the normalised text. */
export type Phrase = { worth: number; isNegating: boolean; from: number; to: number }

export function phrasesIn(text: string, language: ScoredLanguage): Phrase[] {
  return compiled[language].flatMap(({ worth, pattern, isNegating }) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
      worth,
      isNegating,
      from: index,
      to: index + found.length,
    })),
  )
}
