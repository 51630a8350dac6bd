import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, stderr } from 'node:process'
import { gunzipSync } from 'node:zlib'
import { type BackgroundFile, countTexts } from '../src/topics/statistics.ts'
import { stemsOf } from '../src/topics/terms.ts'

/**
 * Counts the stems of the German Wikinews articles in the folder named on the command line (JSON lines with `title`
 * and `text`, gzipped) into `src/topics/background/de.json`. Stems of one article alone are left out.
 */
const folder = argv[2]
if (!folder) {
  stderr.write('Name the folder with train_articles.jsonl.gz and dev_articles.jsonl.gz.\n')
  process.exit(2)
}
const articles = ['train', 'dev'].flatMap((part) =>
  gunzipSync(readFileSync(join(folder, `${part}_articles.jsonl.gz`)))
    .toString()
    .trim()
    .split('\n')
    .map((line): { title: string; text: string } => JSON.parse(line)),
)
const counts = countTexts(
  articles.map(({ title, text }) => stemsOf({ headline: title, text, language: 'de' })),
)
const kept = [...counts]
  .filter(([stem, texts]) => texts > 1 && !/^\d+$/.test(stem))
  .sort(([a], [b]) => (a < b ? -1 : 1))
const file: BackgroundFile = {
  source: 'Wikinews, die freie Nachrichtenquelle (de.wikinews.org), CC BY 2.5',
  texts: articles.length,
  stems: Object.fromEntries(kept),
}
writeFileSync(join(import.meta.dirname, '../src/topics/background/de.json'), `${JSON.stringify(file)}\n`)
