import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { corpusFolder } from '../test/corpora.ts'

/** A text of German Wikinews, as `../shared/data/wikinews-de` has it. */
export type Report = { title: string; paragraphs: string[] }

const files = ['train_articles.jsonl.gz', 'dev_articles.jsonl.gz']

/**
 * All of them, in their order.
 * @throws when the folder is missing: figures without real texts say nothing
 */
export function reports(): Report[] {
  const folder = corpusFolder('wikinews-de')
  return files
    .flatMap((name) =>
      gunzipSync(readFileSync(join(folder, name)))
        .toString()
        .trim()
        .split('\n'),
    )
    .map((line) => {
      const { title, text }: { title: string; text: string } = JSON.parse(line)
      return {
        title: title.trim(),
        paragraphs: text
          .split(/\n{2,}/)
          .map((part) => part.trim())
          .filter(Boolean),
      }
    })
}

let known: Report[] | null = null

/** Any number from 0: after the last text it goes on with the first. */
export function reportNumber(number: number): Report {
  known ??= reports()
  const found = known[number % known.length]
  if (!found) throw new Error('the folder of texts is empty')
  return found
}
