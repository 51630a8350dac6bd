import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { tableOf } from '../../../scripts/moderation/labelled.ts'
import { corpusFolder } from '../../corpora.ts'

/** A text with what people said of it. */
export type Judged = { text: string; isSo: boolean }
export type Case = Judged & { functionality: string }

const read = (corpus: string, file: string): string => {
  const bytes = readFileSync(join(corpusFolder(corpus), file))
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
}

/** Comments below a talk show's posts; toxic or not. Only to measure: it has no licence. */
export const germeval2021 = (): Judged[] =>
  tableOf(read('germeval2021', 'train.csv')).map((row) => ({
    text: row.comment_text ?? '',
    isSo: row.Sub1_Toxic === '1',
  }))

/** Comments of a newspaper's forum that its own moderators found inappropriate. Only to measure: CC BY-NC-SA. */
export const onlineInappropriate = (): Judged[] =>
  tableOf(read('one-million-posts', 'posts_labeled_a.csv.gz'))
    .filter(({ Category }) => Category === 'Inappropriate')
    .map(({ Headline = '', Body = '', Value }) => ({
      text: [Headline, Body].filter(Boolean).join('\n'),
      isSo: Value === '1',
    }))

/** Forum comments; sexist when at least half of those who looked found it present. Only to measure: CC BY-NC-SA. */
export const sexism = (): Judged[] =>
  read('germs-at-2024', 'traindev.jsonl.gz')
    .trim()
    .split('\n')
    .map((line) => {
      const { text, annotations } = JSON.parse(line) as { text: string; annotations: { label: string }[] }
      const yes = annotations.filter(({ label }) => Number(label.charAt(0)) >= 1).length
      return { text, isSo: yes >= annotations.length / 2 }
    })

/** Functional tests for hate against groups. Only to measure. */
export const hateCheck = (language: 'de' | 'en'): Case[] =>
  tableOf(read(`hatecheck-${language}`, 'cases_a.csv')).map((row) => ({
    functionality: row.functionality ?? '',
    text: row.test_case ?? '',
    isSo: row.label_gold === 'hateful',
  }))

/** Lines of an own set beside this file: label, tab, text. */
export const ownSet = (name: string): { label: string; text: string }[] =>
  readFileSync(join(import.meta.dirname, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [label = '', ...rest] = line.split('\t')
      return { label, text: rest.join('\t') }
    })
