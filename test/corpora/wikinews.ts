import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { corpusFolder } from '../corpora.ts'

export type OldArticle = { id: string; title: string; date: string; text: string }

/** All articles of the German Wikinews that we have. */
export const oldArticles = (): OldArticle[] =>
  ['train_articles.jsonl.gz', 'dev_articles.jsonl.gz'].flatMap((name) =>
    gunzipSync(readFileSync(join(corpusFolder('wikinews-de'), name)))
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as OldArticle),
  )

/** The words of a text in their order: what must not be lost on the way, whatever becomes of its lines. */
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []
