import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { corpusFolder } from '../corpora.ts'

/** The Big List of Naughty Strings. */
export const naughtyStrings = (): string[] =>
  JSON.parse(readFileSync(join(corpusFolder('naughty-strings'), 'blns.json'), 'utf8')) as string[]

/** Signs that look like others, each with what it looks like (UTS #39). */
export const confusables = (): { sign: string; like: string }[] =>
  gunzipSync(readFileSync(join(corpusFolder('unicode-confusables'), 'confusables.txt.gz')))
    .toString()
    .split('\n')
    .filter((line) => /^[0-9A-F]/.test(line))
    .map((line) => {
      const [sign = '', like = ''] = line.split(';').slice(0, 2).map(fromHex)
      return { sign, like }
    })

const fromHex = (column: string): string =>
  String.fromCodePoint(
    ...column
      .trim()
      .split(/\s+/)
      .map((hex) => Number.parseInt(hex, 16)),
  )

/** The rule of the API for every text, word for word: what is sent, without what feeds cannot carry, trimmed. */
export const asKept = (text: string): string =>
  [...text.toWellFormed()]
    .filter((sign) => (sign >= ' ' || /[\t\n\r]/.test(sign)) && sign !== '\ufffe' && sign !== '\uffff')
    .join('')
    .trim()

/** The rule for names in a line with other words: nothing in them turns the line around. */
export const asName = (text: string): string => asKept(text.replace(/[\u202a-\u202e\u2066-\u2069]/g, ''))

/** The beginning of a text, as a person would cut it. */
export const beginning = (text: string, longest: number): string => text.slice(0, longest).toWellFormed()

/** Whether there is anything to see in it. */
export const isVisible = (text: string): boolean =>
  /[^\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/u.test(text)
