import type { Normal } from '../text/normalise.ts'
import type { Found } from './threat.ts'

type Sign = { worth: number; pattern: RegExp; most: number }

/** Read in the text as it is written, lower case. Each further find adds less; `most` bounds what a sign adds. */
const written: readonly Sign[] = [
  { worth: 0.9, most: 2.4, pattern: /(?:https?:\/\/|www\.)[^\s<>"]{3,200}/gi },
  {
    worth: 1.6,
    most: 2.4,
    pattern:
      /\b(?:bit\.ly|t\.co|goo\.gl|tinyurl\.com|ow\.ly|is\.gd|buff\.ly|cutt\.ly|rb\.gy|shorturl\.at|t\.me|wa\.me|adf\.ly|tiny\.cc|v\.gd|bl\.ink|linktr\.ee|onlyfans\.com)\b\S{0,80}/gi,
  },
  {
    worth: 1.1,
    most: 2.2,
    pattern:
      /\b[a-z0-9-]{2,40}\.(?:xyz|top|click|online|site|shop|icu|buzz|loan|win|bid|club|biz|ru|tk|ml|ga|cf|info|live|vip|casino|bet|store)\b\S{0,80}/gi,
  },
  { worth: 1.2, most: 1.8, pattern: /\b[\w.+-]{1,60}@[\w-]{1,60}\.[a-z]{2,10}\b/gi },
  { worth: 1.2, most: 1.8, pattern: /(?:\+|00)\d[\d\s/().-]{7,20}\d|\b0\d{2,4}[\s/-]?\d{5,9}\b/g },
  {
    worth: 1.4,
    most: 1.4,
    pattern:
      /\b(?:whats\s?app|telegram|viber|signal|icq|kik|skype)\b[^.!?\n]{0,20}(?:[+@:]|\d{4}|me\b|mich\b|an\b|us\b|now\b|jetzt\b|kanal|channel|gruppe|group)/gi,
  },
  {
    worth: 0.8,
    most: 0.8,
    pattern: /(?:€|\$|eur|euro|usd)\s?\d[\d.,]{2,}|\b\d[\d.,]{2,}\s?(?:€|\$|eur\b|euro\b|usd\b|dollars?\b)/gi,
  },
  { worth: 0.5, most: 1, pattern: /(?:[💰💵💸🔥✅👉🚀💯🎁🤑📈💎⬇➡📞📲❤🍆💋🔞]\uFE0F?){2,}/gu },
  { worth: 0.8, most: 0.8, pattern: /\[(?:url|link)[=\]]|<a\s+href/gi },
]

/** Read in the normalised text: spaced out or with look-alikes they are the same words. */
const spoken: readonly Sign[] = [
  {
    worth: 1.5,
    most: 3,
    pattern:
      /\b(?:viagra|cialis|potenzmittel|casino\w{0,6}|online ?casino|sportwetten|freispiele|slots?|jackpot|roulette|poker bonus|bet365|kredit(?:e|angebot\w{0,2})? (?:ohne|sofort|von)|sofortkredit|darlehen\w{0,8}|payday loans?|loan offer|personal loans?|escort\w{0,8}|sexkontakte|sexdate\w{0,2}|camgirls?|webcam girls?|onlyfans|nackt ?fotos|nacktbilder|heisse (?:frauen|girls|singles)|singles in deiner naehe|singles aus deiner|hot singles|penis ?verlaengerung|replica|rolex|fake uhren|gefaelschte|louis vuitton|ray ?bans?|ghostwrit\w{2,5}|fuehrerschein kaufen|reisepass kaufen|hacker (?:service|dienst)|spell caster|liebeszauber|magier|wahrsager\w{0,4}|hellseher\w{0,3}|voodoo|cbd oel|abnehmpillen|diaetpillen|keto (?:gummies|kapseln)|weight loss|schlankheitspillen|steroide)\b/g,
  },
  {
    worth: 1.3,
    most: 2.6,
    pattern:
      /\b(?:bitcoins?|krypto\w{0,10}|crypto\w{0,10}|forex|binaere optionen|binary options?|trading (?:plattform|bot|signale|app)|passives einkommen|passive income|geld verdienen|schnell reich|reich werden|von zu ?hause (?:aus )?(?:geld )?(?:verdienen|arbeiten)|work from home|working from home|make money|earn money|earn (?:up to )?\d+|earned \d+|verdiene ich|verdien\w{0,3} (?:taeglich|pro (?:tag|woche|monat)|\d)|nebenverdienst|nebenjob|heimarbeit|investier\w{1,3} (?:jetzt|heute|in)|investment (?:plattform|platform|manager|expert\w?|opportunity)|garantierte? (?:rendite|gewinn\w?)|guaranteed (?:profits?|returns?)|account manager|broker)\b/g,
  },
  {
    worth: 1,
    most: 2.5,
    pattern:
      /\b(?:klick\w{0,3} (?:hier|jetzt|auf|den)|hier klicken|click (?:here|the link|on my|below)|link (?:in|im) (?:bio|profil|meinem)|link unten|besuch\w{0,3} (?:meine?n?|unsere?n?|doch)(?: neuen?)? (?:seite|website|webseite|homepage|shop|blog|kanal|profil|online ?shop)|schau\w{0,2} (?:doch |mal |gern\w? )*(?:auf|bei) (?:meine[mrn]?|unsere[mrn]?)|visit (?:my|our)|check out (?:my|our|this)|check (?:my|our)|my (?:new )?(?:channel|video|page|website|profile|blog)|sub(?:scribe)? (?:to )?(?:my|me|our|4|for)|sub4sub|abonnier\w{0,3} (?:mich|meine?n?|unsere?n?|jetzt|unbedingt)|folg\w{0,2} mir|follow (?:me|my|us|back)|mein(?:en|em)? (?:kanal|blog|onlineshop|youtube ?kanal|instagram)|gratis|kostenlos (?:testen|anmelden|registrieren|herunterladen|sichern)|jetzt (?:kaufen|bestellen|anmelden|registrieren|sichern|zugreifen|bewerben|spielen|testen|investieren)|bestell\w{0,3} (?:jetzt|noch heute|hier)|rabatt\w{0,8}|gutschein\w{0,6}|discount|promo ?code|free (?:shipping|trial|gift|money|followers|iphone|robux)|gewinnspiel|gewonnen haben|gewinnen sie|you (?:have )?won|limited (?:time )?offer|nur (?:noch )?heute|buy (?:now|cheap|online)|cheap|best price\w?|guenstig\w{0,2} (?:kaufen|preise?|angebote?)|sonderangebot|lieferung weltweit|order now|act now|sign up|register now|dm me|pn an mich|schreib\w{0,2} mir (?:auf|per|eine)|kontaktier\w{0,4} (?:mich|uns|ihn|sie|herrn|frau)|contact (?:him|her|us|me|mr|mrs|dr)|text me|message me|seo (?:service\w?|agentur|optimierung|expert\w?)|backlinks?|webdesign|website traffic|google (?:ranking|bewertungen)|likes kaufen|follower kaufen|kettenbrief|teile diese nachricht|share this|copy and paste|spenden? (?:bitte )?(?:an|auf|hier)|gofundme|paypal)\b/g,
  },
  {
    worth: 1.1,
    most: 2,
    pattern:
      /\b(?:he|she|dr|doctor|doktor|mr|mrs) [^.!?]{0,60}(?:helped me|cured|spell|brought (?:back|my)|recover\w{0,2} my|restored)\b|\bhat mir (?:geholfen|mein geld)[^.!?]{0,60}(?:zurueck|gewinn|kontakt|verdien)|\bthank(?:s|ful)? (?:to )?(?:mr|mrs|dr|expert)\b|\b(?:great|nice|awesome|wonderful|toller|sehr informativer|super|interessanter) (?:post|article|blog|beitrag|artikel|information|website|site)[^.!?]{0,20}[.!,]? ?(?:thanks? for sharing|i will (?:bookmark|share)|besuchen sie|danke fuer (?:die|das) teilen|visit|check)/g,
  },
]

/** The weight at which a text is as likely spam as not, and how steep the curve is: chosen on the project's own examples. */
const middle = 1.55
const steepness = 2.4

/** 0…1, with what caused it. Links alone are no spam until there are several; offers and addresses beside them are. */
export function spamIn(original: string, normal: Normal): { score: number; found: Found[] } {
  const found: Found[] = []
  let sum = 0
  const add = ({ worth, most }: Sign, places: readonly Found[]) => {
    let own = 0
    places.forEach((place, number) => {
      own += worth / (1 + 0.5 * number)
      found.push(place)
    })
    sum += Math.min(most, own)
  }
  for (const sign of written)
    add(
      sign,
      [...original.matchAll(sign.pattern)].map(({ 0: text, index }) => ({
        worth: sign.worth,
        start: index,
        end: index + text.length,
      })),
    )
  for (const sign of spoken)
    add(
      sign,
      [...normal.text.matchAll(sign.pattern)].map(({ 0: text, index }) => ({
        worth: sign.worth,
        start: normal.starts[index] ?? 0,
        end: normal.ends[index + text.length - 1] ?? 0,
      })),
    )
  sum += 2.5 * repetitionOf(normal) + 0.5 * shoutingOf(original)
  return { score: 1 / (1 + Math.exp(-steepness * (sum - middle))), found }
}

/** How much of a text is said again: 0 where each word is new, near 1 for one sentence pasted many times. */
function repetitionOf({ words: all }: Normal): number {
  if (all.length < 12) return 0
  const seen = new Set<string>()
  let again = 0
  for (let place = 0; place + 2 < all.length; place++) {
    const three = `${all[place]?.form} ${all[place + 1]?.form} ${all[place + 2]?.form}`
    if (seen.has(three)) again++
    seen.add(three)
  }
  return Math.max(0, again / (all.length - 2) - 0.15)
}

function shoutingOf(original: string): number {
  let [letters, capitals] = [0, 0]
  for (let at = 0; at < original.length; at++) {
    const code = original.charCodeAt(at)
    if (code >= 65 && code <= 90) capitals++
    if ((code | 32) >= 97 && (code | 32) <= 122) letters++
  }
  return letters >= 20 && capitals / letters > 0.6 ? 1 : 0
}
