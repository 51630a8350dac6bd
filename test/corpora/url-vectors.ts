import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { corpusFolder } from '../corpora.ts'

export type UrlCase = { input: string; base: string | null; href?: string; failure?: boolean }
/** A host as people write it, and as it is asked for when nothing is wrong with it. */
export type HostCase = { host: string; ascii: string; wrong: boolean }

const packed = (name: string): string =>
  gunzipSync(readFileSync(join(corpusFolder('url-vectors'), name))).toString()

/** Cases of the WHATWG URL test data. */
export const urlCases = (): UrlCase[] => JSON.parse(packed('urltestdata_a.json.gz')) as UrlCase[]

/** Lines of the IDNA conformance test (UTS #46), `\u05D0` and `\x{1F600}` read as signs. */
export const hostCases = (): HostCase[] =>
  packed('IdnaTestV2.txt.gz')
    .split('\n')
    .map((line) => line.replace(/#.*$/, '').trim())
    .filter(Boolean)
    .map((line) => {
      const [source = '', unicode, unicodeStatus = '', ascii, asciiStatus = ''] = line.split(';').map(signs)
      const shown = unicode || source
      return {
        host: source,
        ascii: ascii || shown,
        wrong: hasErrors(unicodeStatus) || hasErrors(asciiStatus),
      }
    })

const signs = (column: string): string =>
  column
    .trim()
    .replace(/\\u([0-9A-F]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\x\{([0-9A-F]+)\}/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))

const hasErrors = (status: string): boolean => status !== '' && status !== '[]'
