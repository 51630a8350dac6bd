import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Head } from '../../src/scoring/model/heads.ts'
import type { ScoredLanguage } from '../../src/scoring/scored.ts'
import { corpusFolder } from '../../test/corpora.ts'

/** What people said of a text; null where a corpus does not tell. */
export type Labels = Record<Head, 0 | 1 | null>
export type Labelled = { text: string; labels: Labels; source: Source }
export type Source = 'germeval2018' | 'gahd' | 'wikinews-de' | 'davidson-hate-offensive' | 'toxic-spans'

const clean: Labels = { disrespect: 0, insult: 0, profanity: 0, identityAttack: 0 }

/** Everything that the shipped model may learn from, by the licences of the corpora; see NOTICE. */
export const labelledTexts = (language: ScoredLanguage): Labelled[] =>
  language === 'de' ? [...germeval(), ...gahd('train'), ...neutralNews()] : [...davidson(), ...toxicSpans()]

const read = (corpus: string, file: string): string => {
  const bytes = readFileSync(join(corpusFolder(corpus), file))
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
}

const vulgarOf = (file: string): RegExp => {
  const terms = read('badwords', file).trim().split('\n')
  const escaped = terms.filter((term) => /^[\p{L} ]+$/u.test(term))
  return new RegExp(`(?<!\\p{L})(?:${escaped.join('|')})(?:e|en|er|es|n|s|ed|ing)?(?!\\p{L})`, 'iu')
}
const vulgar = { de: vulgarOf('de.txt'), en: vulgarOf('en.txt') }

/** Tweets; insult, abuse (of a group) and profanity are told apart. Profane is also what holds a word of `badwords`. */
export function germeval(): Labelled[] {
  return read('germeval2018', 'train.tsv')
    .trim()
    .split('\n')
    .map((line) => {
      const [text = '', coarse = '', fine = ''] = line.trimEnd().split('\t')
      const isProfane = fine === 'PROFANITY' || vulgar.de.test(text)
      return {
        text: text.replaceAll('|LBR|', '\n'),
        source: 'germeval2018',
        labels: {
          disrespect: coarse === 'OFFENSE' ? 1 : 0,
          insult: fine === 'INSULT' ? 1 : fine === 'ABUSE' ? null : 0,
          profanity: isProfane ? 1 : 0,
          identityAttack: fine === 'ABUSE' ? null : 0,
        },
      }
    })
}

/** Hate against groups, and what only looks like it. */
export const gahd = (split: 'train' | 'dev'): Labelled[] =>
  tableOf(read('gahd', 'train_dev.csv.gz'))
    .filter((row) => row.split === split)
    .map(({ text = '', label }) => ({
      text,
      source: 'gahd',
      labels: {
        disrespect: null,
        insult: null,
        profanity: vulgar.de.test(text) ? 1 : 0,
        identityAttack: label === '1' ? 1 : 0,
      },
    }))

/** News that speaks of wars and crimes without disrespect: one paragraph of each third article. */
function neutralNews(): Labelled[] {
  return read('wikinews-de', 'train_articles.jsonl.gz')
    .trim()
    .split('\n')
    .flatMap((line, place) => {
      const paragraphs = (JSON.parse(line) as { text: string }).text
        .split(/\n+/)
        .filter((one) => one.length > 120)
      const text = paragraphs[place % Math.max(1, paragraphs.length)]
      return text ? [{ text: text.slice(0, 400), source: 'wikinews-de' as const, labels: clean }] : []
    })
}

/** Tweets: hate, offensive or neither, by the majority of the votes. */
export const davidson = (): Labelled[] =>
  tableOf(read('davidson-hate-offensive', 'labeled_a.csv.gz')).map((row) => {
    const text = plainTweet(row.tweet ?? '')
    const isProfane = vulgar.en.test(text)
    return {
      text,
      source: 'davidson-hate-offensive',
      labels: {
        disrespect: row.class === '2' ? 0 : 1,
        insult: row.class === '2' ? 0 : null,
        profanity: isProfane ? 1 : 0,
        identityAttack: row.class === '0' ? 1 : 0,
      },
    }
  })

const plainTweet = (tweet: string): string =>
  tweet
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/&#(\d{2,7});/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/\bRT\b/g, '')

/** News comments, all toxic: a sentence with toxic words is an insult, one of the same comment without is none. */
export function toxicSpans(files = ['tsd_train.csv.gz', 'tsd_trial.csv.gz']): Labelled[] {
  return files.flatMap((file) =>
    tableOf(read('toxic-spans', file)).flatMap(({ text = '', spans = '[]' }) => {
      const toxic = new Set(JSON.parse(spans) as number[])
      if (toxic.size === 0) return []
      const units = Array.from(text)
      const sentences = [...text.matchAll(/[^.!?\n]+[.!?]*\s*/g)]
      return sentences.flatMap(({ 0: sentence, index }): Labelled[] => {
        const start = Array.from(text.slice(0, index)).length
        const length = Array.from(sentence).length
        const hits = units.slice(start, start + length).filter((_, place) => toxic.has(start + place)).length
        if (hits === 0 && length < 25) return []
        const isProfane = vulgar.en.test(sentence) ? 1 : 0
        if (hits === 0)
          return [
            {
              text: sentence,
              source: 'toxic-spans',
              labels: { ...clean, profanity: isProfane, identityAttack: null },
            },
          ]
        return [
          {
            text: sentence,
            source: 'toxic-spans',
            labels: { disrespect: 1, insult: 1, profanity: isProfane, identityAttack: null },
          },
        ]
      })
    }),
  )
}

/** Comma-separated with a header; fields in quotes may hold commas, line breaks and doubled quotes (RFC 4180). */
export function tableOf(csv: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  for (const { 1: quoted, 2: plain = '', 3: end } of csv.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  const [names = [], ...lines] = rows
  return lines
    .filter((line) => line.length === names.length)
    .map((line) => Object.fromEntries(names.map((name, place) => [name, line[place] ?? ''])))
}
