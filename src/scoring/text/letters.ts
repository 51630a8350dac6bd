/** Letters that look like Latin ones, as people swap them to slip past a filter: Cyrillic, Greek, small capitals. */
const lookAlikes: Record<string, string> = pairs(
  'аaвbеeёeкkмmнhоoрpсcтtуyхxіiїiјjѕsһhԁdԛqԝwьbгrпnиuӏlғfҝkӓaԍgүyҡk',
  'αaβbεeηnιiκkνvοoρpτtυuχxγyωwςcθoμuσoάaέeίiόoύu',
  'ıiłløoðdđdħhŧtɑaɡgɩiɪiʟlʀrʏyɴnɢgʜhʙbᴀaᴄcᴅdᴇeꜰfᴊjᴋkᴍmᴏoᴘpꜱsᴛtᴜuᴠvᴡwᴢz',
  'ɐaǝeəeɛeɟfɥhᴉiɾrɯmɹrʇtʌvʍwʎyꓮaꓯaꓰeꓲiꓳoꓴuꭺaꭰdꭼeꮋhꭻjꮶkꮮlꮇmꮲpꮪsꭲtꮩvꮃwꮓz',
)

/** What stands for more than one letter or for none of them. */
const written: Record<string, string> = { ß: 'ss', ä: 'ae', ö: 'oe', ü: 'ue', æ: 'ae', œ: 'oe', þ: 'th' }

function pairs(...rows: string[]): Record<string, string> {
  const map: Record<string, string> = {}
  for (const row of rows) {
    const letters = [...row]
    for (let place = 0; place + 1 < letters.length; place += 2)
      map[letters[place] ?? ''] = letters[place + 1] ?? ''
  }
  return map
}

/** Nothing is seen of these: format characters, direction marks, marks set over letters, fillers, skin tones. */
const unseen = /[\p{Cf}\p{Mn}\p{Me}\p{Emoji_Modifier}\u115f\u1160\u3164\uffa0]/u
const blank = /[\s\p{Zs}\p{Cc}\u2800]/u

/** No character stands for more than this many: one Arabic ligature alone is eighteen letters by NFKC. */
const mostLetters = 4

const known = new Map<number, string>()
const mostKnown = 4096

/**
 * The form in which a character is compared: lower case, without accents, umlauts as `ae oe ue`, look-alikes as the Latin
 * letter. Empty for what is not seen, a blank for every kind of blank.
 */
export function letterFormOf(codePoint: number): string {
  const before = known.get(codePoint)
  if (before !== undefined) return before
  const form = reckoned(String.fromCodePoint(codePoint), codePoint)
  if (known.size >= mostKnown) known.clear()
  known.set(codePoint, form)
  return form
}

function reckoned(character: string, codePoint: number): string {
  if (unseen.test(character)) return ''
  if (blank.test(character)) return ' '
  const squared = squaredLetter(codePoint)
  if (squared) return squared
  let form = ''
  for (const letter of character.normalize('NFKC').toLowerCase()) {
    const own = written[letter] ?? lookAlikes[letter]
    if (own) form += own
    else for (const part of letter.normalize('NFD')) if (!unseen.test(part)) form += lookAlikes[part] ?? part
  }
  return form.slice(0, mostLetters)
}

/** White letters in black circles and squares, which Unicode does not take apart: 🅐, 🅰. */
function squaredLetter(codePoint: number): string | null {
  for (const first of [0x1f130, 0x1f150, 0x1f170])
    if (codePoint >= first && codePoint < first + 26) return String.fromCharCode(97 + codePoint - first)
  return null
}
