import type { ScoredLanguage } from '../scored.ts'
import type { Normal } from '../text/normalise.ts'

/** What a rule found: how sure it is, and from where to where in the original text. */
export type Found = { worth: number; start: number; end: number }

/** Folded: lower case, umlauts as `ae oe ue`. Gaps are bounded, so that no text makes them slow. */
const gap = '[^.!?]{0,40}?'
const victim = '(?:dich|dir|euch|sie|ihn|ihnen|ihm|die|den|dein\\w{0,2}|eure?\\w?|ihre?\\w?|jeden|alle)'
const patterns: Record<ScoredLanguage, readonly (readonly [worth: number, pattern: RegExp])[]> = {
  de: compile([
    [
      0.95,
      `\\bich (?:bring|bringe|mach|mache|stech|steche|knall|knalle|schlag|schlage|hau|haue|pruegel|pruegle|leg|lege|schiess|schiesse) ${victim}\\b${gap}\\b(?:um|kalt|fertig|ab|ueber den haufen|tot|zusammen|platt|nieder|krankenhausreif)\\b`,
    ],
    [
      0.95,
      `\\b(?:ich|wir) (?:werde|werden|wuerde|wuerden|will|wollen) ${gap}\\b(?:umbringen|toeten|abstechen|erschiessen|abknallen|erschlagen|totschlagen|verpruegeln|zusammenschlagen|aufschlitzen|abfackeln|anzuenden|lynchen|vergewaltigen|aufhaengen|hinrichten|ausloeschen|vernichten|haengen|kaltmachen|fertigmachen|plattmachen|schlachten|koepfen|abschlachten)\\b`,
    ],
    [
      0.9,
      '\\b(?:ich|wir) (?:weiss|wissen|weis|kenne|kennen|finde|finden|krieg\\w{0,2}) (?:genau )?(?:wo|wohin|wann|deine adresse|eure adresse|deine kinder|dich|euch|raus wo) ?(?:du|ihr|deine|eure|sie)?\\b[^.!?]{0,30}\\b(?:wohn\\w{1,3}|arbeite\\w{1,2}|lebst|schule|haus|schlaefst|adresse|noch|schon|parkst|kinder)\\b',
    ],
    [
      0.85,
      '\\b(?:pass|passt) (?:bloss |besser |mal |nur |lieber |gut )*auf\\b[^.!?]{0,40}\\b(?:dich|euch|du|ihr|passiert|familie|kinder|dunkeln|strasse|rausgeh\\w{0,3}|nachts|wiedersehen)\\b',
    ],
    [
      0.85,
      '\\b(?:man (?:sollte|muesste|muss|soll)|(?:sollte|muesste|muss|soll) man|gehoer\\w{1,3}|sollt\\w{0,3}|muess\\w{1,3}|soll\\w{0,3})\\b[^.!?]{0,60}?\\b(?:erschossen|aufgehaengt|aufgeknuepft|gehaengt|vergast|verbrannt|umgebracht|getoetet|erschlagen|gelyncht|geschlachtet|hingerichtet|an die wand gestellt|an die wand|an den galgen|ins gas|ins lager|abgeknallt|abgestochen|gesteinigt|ausgerottet|vernichtet|totgeschlagen|erschiessen|aufhaengen|vergasen|verbrennen|umbringen|toeten|erschlagen|lynchen|abknallen|abstechen|steinigen|ausrotten|hinrichten|gekoepft|koepfen|ersaeuft|ersaeufen|kastriert|kastrieren|verrecken|zusammengeschlagen|verpruegelt)\\b',
    ],
    [
      0.85,
      '\\b(?:dir|euch|ihm|ihr|ihnen) (?:einfach |mal |noch |gern |am liebsten |richtig |eine |die |den |das )*(?:fresse|schaedel|kopf|kehle|hals|knochen|beine|genick|zaehne|gesicht|kugel|schnauze|messer|haus|auto|huette)\\b[^.!?]{0,30}\\b(?:einschlag\\w{0,3}|polier\\w{0,3}|einschlagen|abschneid\\w{0,3}|umdreh\\w{0,3}|durchschneid\\w{0,3}|aufschlitz\\w{0,3}|brech\\w{0,3}|breche|eintret\\w{0,3}|abreiss\\w{0,3}|spalt\\w{0,3}|ausschlag\\w{0,3}|in den kopf|in den ruecken|in die rippen|anzuend\\w{0,3}|abfackel\\w{0,3}|jag\\w{0,3}|abhack\\w{0,3})\\b',
    ],
    [
      0.8,
      '\\b(?:schlag|hau|stech|zuend|fackel|schiess|tret|jag|brech|schneid|reiss|polier|spreng)\\w{0,3} (?:ich |wir )?(?:dir|euch|ihnen|ihm|deine?|eure?)\\b[^.!?]{0,50}\\b(?:ein|ab|an|nieder|um|kopf|fresse|schaedel|kehle|haus|auto|bude|redaktion|kugel|messer|rippen|luft|zaehne|knochen|genick|bauch|beine|arme|nase|hals|wohnung)\\b',
    ],
    [
      0.8,
      '\\b(?:dein|euer|deine|eure) (?:haus|auto|wohnung|redaktion|buero|laden|familie|kinder|hund|bude)\\b[^.!?]{0,40}\\b(?:brenn\\w{1,3}|brennt|explodier\\w{1,3}|in flammen|in die luft|dran|abfackeln|angezuendet|bereuen|buessen|leiden|sterben)\\b',
    ],
    [
      0.8,
      '\\b(?:wir|ich|man) (?:krieg|krieg\\w{1,2}|hol\\w{0,2}|find\\w{0,2}|kommen?|komm|bekomm\\w{0,2}|erwisch\\w{0,2}|besuch\\w{0,2}) (?:dich|euch|vorbei|zu dir|zu euch|mal vorbei|heute nacht|nachts|sie alle)\\b',
    ],
    [
      0.75,
      '\\b(?:du|ihr|sie|der|die) (?:bist|seid|sind|ist|wirst|werdet|werden|wird) (?:so gut wie |bald |schon |als naechst\\w{1,2} |der |die |als |einfach )*(?:tot|ein toter mann|dran|faellig|erledigt|sterben|bluten|bezahlen|brennen|haengen|bereuen|buessen|leiden|geliefert)\\b',
    ],
    [
      0.75,
      '\\b(?:dein|euer|ihr) (?:leben|ende|tod|blut|letzter tag|letztes stuendlein|grab|sarg|genick)\\b[^.!?]{0,30}\\b(?:vorbei|nah\\w{0,2}|zu ende|flies\\w{1,3}|gezaehlt|bald|lieb ist|schon|kommt|bereit|fertig|schaufel\\w{0,2})\\b',
    ],
    [
      0.75,
      '\\b(?:deine|eure|ihre) tage sind gezaehlt\\b|\\b(?:verrecke|verreck|krepier|krepiere|stirb|verreckt|krepiert)\\b',
    ],
    [
      0.7,
      '\\b(?:an die wand|an den galgen|ins gas|in die gaskammer|an den naechsten baum|an die laterne|auf den scheiterhaufen|ins arbeitslager|ab ins lager) (?:mit|damit|gehoer\\w{1,3}|stell\\w{1,3})\\b|\\b(?:mit denen|damit|alle) (?:an die wand|an den galgen|ins gas|in die gaskammer|ins arbeitslager)\\b',
    ],
    [
      0.7,
      '\\b(?:haengt|knallt|erschiesst|toetet|verbrennt|vergast|schlagt|stecht|lyncht|steinigt|bringt) (?:sie|die|den|das|ihn|alle|diese\\w?)\\b[^.!?]{0,30}(?:\\b(?:auf|ab|tot|um|alle|endlich|an)\\b|!)',
    ],
    [
      0.7,
      '\\b(?:kugel|messer|strick|bombe|kopfschuss|genickschuss|schlinge|baseballschlaeger)\\b[^.!?]{0,30}\\b(?:fuer dich|fuer euch|wartet|verdient|in den kopf|im kopf|bereit|zwischen die augen|um den hals|ist bestellt|liegt bereit|kennenlern\\w{1,3}|in den ruecken)\\b',
    ],
    [
      0.85,
      '\\b(?:dir|euch|dich|ihn|ihm) (?:schneid|brech|schlag|hau|stech|jag|reiss|polier|zuend|knall|bring|mach|krieg|hol)\\w{0,3} (?:ich|wir)\\b[^.!?]{0,30}\\b(?:kehle|knochen|fresse|schaedel|kopf|genick|ab|um|kalt|noch|fertig|an|ein)\\b',
    ],
    [
      0.8,
      '\\b(?:ihr|du) (?:werdet|wirst) (?:noch |alle |dafuer |schon |bald )*(?:bluten|bezahlen|buessen|sterben|brennen|bereuen)\\b|\\bfuer (?:dich|euch) (?:liegt|steht|ist|wartet) [^.!?]{0,20}\\b(?:kugel|strick|messer|bombe|grab|sarg)\\b|\\ban die wand stellen\\b|\\b(?:brennt|brennen) (?:euer|eure|dein|deine)\\b',
    ],
    [
      0.65,
      '\\b(?:wenn|sobald|falls) (?:ich|wir) (?:dich|euch|den|die|sie|dir|ihn)\\b[^.!?]{0,40}\\b(?:erwisch\\w{0,3}|krieg\\w{0,3}|treff\\w{0,3}|seh\\w{0,3}|find\\w{0,3}|begegne\\w{0,2}|in die finger)\\b',
    ],
  ]),
  en: compile([
    [
      0.95,
      `\\b(?:i|we|ill|i'?ll|we'?ll|im|i'?m|gonna|will|going to|want to|wanna|would|should)\\b ${gap}\\b(?:kill|murder|shoot|stab|strangle|behead|hang|lynch|burn|rape|slaughter|execute|beat up|beat|hurt|destroy|smash|cut|break|bomb|torture) (?:you|u|your|ur|them|him|her|his|their|all|every|those|these)\\b`,
    ],
    [
      0.9,
      '\\b(?:i|we) (?:know|found|found out|will find|ll find)(?: exactly)? (?:where|out where|your address|which school|when) ?(?:you|u|your|the)?\\b[^.!?]{0,30}\\b(?:live|lives|work|sleep|kids|family|school|address|park|home|go|leave)?\\b',
    ],
    [
      0.85,
      '\\b(?:should|must|deserve\\w?|need|needs|ought) (?:to )?(?:all )?(?:be |get )?(?:all )?(?:shot|hanged|hung|killed|executed|lynched|gassed|burned|burnt|stoned|beheaded|exterminated|murdered|raped|beaten|put down|wiped out|castrated|drowned|stabbed|shot dead|die|dead|a bullet|to die|eradicated)\\b',
    ],
    [
      0.85,
      "\\b(?:you|u|they|he|she)(?: are|re|'re| is| will|ll|'ll) (?:all )?(?:going to |gonna |as good as |so )?(?:dead|die|bleed|burn|suffer|pay for|regret|be sorry|next|hang|be killed)\\b",
    ],
    [
      0.8,
      '\\b(?:watch your back|sleep with one eye open|your days are numbered|say goodbye to your|you will pay|drop dead|go die|kill yourself|kys|hope you die|hope you get|hope someone (?:kills|shoots)|burn in hell)\\b',
    ],
    [
      0.8,
      '\\b(?:your|ur) (?:house|car|home|office|family|kids|children|life|head|neck|throat|skull|legs)\\b[^.!?]{0,40}\\b(?:burn|burns|blow|explode|over|slit|bash|smash|break|broken|cut|dead|next|in danger|pay)\\b',
    ],
    [
      0.75,
      '\\b(?:come|coming|go|going) (?:for|after|to get|to find|round to|over to) (?:you|your|u|ur)\\b|\\b(?:bullet|rope|knife|bomb|noose)\\b[^.!?]{0,30}\\b(?:for you|with your name|in your|your head|waiting)\\b',
    ],
    [
      0.7,
      '^(?:please )?(?:kill|shoot|hang|lynch|gas|burn|exterminate|behead) (?:them|all|those|these|every|him|her|the)\\b|\\b(?:slit|bash|smash|break|cut|blow) (?:your|ur|their|his|her) (?:throat|head|skull|face|neck|brains|legs|teeth)\\b',
    ],
    [0.6, '\\b(?:if|when|once) (?:i|we) (?:see|catch|find|meet|get) (?:you|u|them|him|her|my hands on)\\b'],
  ]),
}

/** A blank in a pattern may have a comma before it. */
function compile(rows: readonly (readonly [number, string])[]): readonly (readonly [number, RegExp])[] {
  return rows.map(([worth, source]) => [worth, new RegExp(source.replaceAll(' ', '[,;:]? '), 'g')] as const)
}

/** Who denies, reports or fears a threat does not utter one. */
const harmless: Record<ScoredLanguage, RegExp> = {
  de: /\b(?:niemand will|keiner will|kein mensch|niemals|drohte|drohten|gedroht|droht|wurde|wurden|angeblich|wegen|film|spiel|roman|serie|sagte|schrieb|zitat|polizei|prozess|gericht|angeklagt\w{0,2}|taeter|opfer|vor lachen|lachen|theater|krimi|mitleid|hitze|hunger)\b/,
  en: /\b(?:no one should|nobody should|never|threatened|threatens|was|were|allegedly|film|movie|game|novel|book|series|said|police|trial|court|accused|suspect|victims?|laughing|quote|quoted)\b/,
}

/** Threats and wishes of death, each with its place. What is reported, denied or quoted counts a third. */
export function threatsIn(
  normal: Normal,
  language: ScoredLanguage,
  isQuoted: (start: number) => boolean,
): Found[] {
  const found: Found[] = []
  for (const [worth, pattern] of patterns[language])
    for (const match of normal.text.matchAll(pattern)) {
      const start = normal.starts[match.index] ?? 0
      const end = normal.ends[match.index + match[0].length - 1] ?? start
      const around = normal.text.slice(Math.max(0, match.index - 60), match.index + match[0].length + 60)
      const isHarmless = isQuoted(start) || harmless[language].test(around)
      found.push({ worth: isHarmless ? worth / 3 : worth, start, end })
    }
  return found
}
