import { commonPasswordWords } from './common-passwords.ts'

export const passwordLength = { least: 10, most: 200 } as const

export type PasswordRefusal =
  | 'password-too-short'
  | 'password-too-long'
  | 'password-common'
  | 'password-personal'

/** Words that stand on the screen or in the address book: the site's name, the person's name, the mail address. */
export type PersonalWords = readonly (string | null | undefined)[]

const common = new Set(commonPasswordWords.map(plain))

/**
 * The rule for passwords (OWASP ASVS 5.0, 6.2): long enough, none of the usual ones, not one's own name. What it is
 * composed of does not matter.
 */
export function refusePassword(password: string, personal: PersonalWords): PasswordRefusal | null {
  const length = [...password].length
  if (length < passwordLength.least) return 'password-too-short'
  if (length > passwordLength.most) return 'password-too-long'
  if (isCommon(password)) return 'password-common'
  if (isPersonal(password, personal)) return 'password-personal'
  return null
}

function isCommon(password: string): boolean {
  const word = plain(password)
  const isOneRun = new Set(word).size <= 3 || isSequence(word)
  return isOneRun || common.has(word) || common.has(withoutTail(word))
}

/** `1234567890`, `abcdefghij`, `9876543210`: each character follows its neighbour. */
function isSequence(word: string): boolean {
  const steps = [...word]
    .slice(1)
    .map((character, index) => step(word.charCodeAt(index), character.charCodeAt(0)))
  return steps.every((by) => by === 1) || steps.every((by) => by === -1)
}

/** From 9 on, the row of digits goes on with 0. */
const step = (from: number, to: number): number =>
  from === 57 && to === 48 ? 1 : from === 48 && to === 57 ? -1 : to - from

/** The name itself, or with digits and signs around it: „Elbblick2026!“. */
function isPersonal(password: string, personal: PersonalWords): boolean {
  const word = withoutTail(plain(password))
  const names = personal
    .flatMap((name) => (name ? [name, ...name.split('@'), ...name.split(/[\s@.]+/)] : []))
    .map(plain)
  return names.some((name) => name.length >= 4 && (word === name || word === name + name))
}

/** Without case, spaces and hyphens. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
}

/** Without digits and signs before and after: `2026passwort!` → `passwort`. */
function withoutTail(word: string): string {
  return word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
}
