import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, stderr } from 'node:process'
import { gunzipSync } from 'node:zlib'
import { partsOf } from '../src/topics/compounds.ts'
import type { FieldsFile } from '../src/topics/fields.ts'
import { formOf } from '../src/topics/forms.ts'
import { cosine, type Profile, profileOf } from '../src/topics/profile.ts'
import { type BackgroundFile, countTexts } from '../src/topics/statistics.ts'
import { stemOf } from '../src/topics/stem.ts'
import { stemsOf, type TopicText, termsOf } from '../src/topics/terms.ts'
import { leadingDirections } from './topics/leading-directions.ts'

/**
 * Makes `src/topics/background/` of the German Wikinews articles in the folder named on the command line (JSON lines
 * with `title` and `text`, gzipped): in how many articles each stem stands, and which words belong to which field.
 * Stems of one article alone are left out. The same articles give the same files.
 */
const folder = argv[2]
if (!folder) {
  stderr.write('Name the folder with train_articles.jsonl.gz and dev_articles.jsonl.gz.\n')
  process.exit(2)
}
const source = 'Wikinews, die freie Nachrichtenquelle (de.wikinews.org), CC BY 2.5'
const background = join(import.meta.dirname, '../src/topics/background')

const articles = ['train', 'dev'].flatMap((part) =>
  gunzipSync(readFileSync(join(folder, `${part}_articles.jsonl.gz`)))
    .toString()
    .trim()
    .split('\n')
    .map((line): TopicText => {
      const { title, text } = JSON.parse(line) as { title: string; text: string }
      return { headline: title, text, language: 'de' }
    }),
)
const counts = countTexts(articles.map(stemsOf))
const nouns = nounsAmong(articles)
writeCounts()
writeFields(articles)

function writeCounts(): void {
  const kept = [...counts]
    .filter(([stem, texts]) => texts > 1 && !/^\d+$/.test(stem))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const file: BackgroundFile = {
    source,
    texts: articles.length,
    stems: Object.fromEntries(kept),
    nouns: kept.map(([stem]) => stem).filter((stem) => nouns.has(stem)),
  }
  writeFileSync(join(background, 'de.json'), `${JSON.stringify(file, null, 2)}\n`)
}

/** Latent semantic analysis: the directions in which the articles' profiles differ most, and where each word points. */
function writeFields(texts: readonly TopicText[]): void {
  const dimensions = 64
  const leastTexts = 3
  const vocabulary = { textsWith: counts, isNoun: (stem: string) => nouns.has(stem) }
  const terms = texts.map((text) => termsOf(text, (word) => partsOf(formOf(word), vocabulary)))
  const holding = countTexts(terms.map((one) => one.keys()))
  const textsWith = (term: string) => holding.get(term) ?? 0
  const statistics = { texts: texts.length, textsWith, isShared: (term: string) => textsWith(term) > 1 }
  const profiles = terms.map((one) => onlyShared(profileOf(one, statistics), holding))
  const rows = profiles.map((one) => profiles.map((other) => cosine(one, other)))
  const { directions, strengths } = leadingDirections(rows, dimensions)

  const vectors = new Map<string, number[]>()
  profiles.forEach((profile, place) => {
    for (const [term, weight] of profile) {
      if ((holding.get(term) ?? 0) < leastTexts || /^\d+$/.test(term)) continue
      const vector = vectors.get(term) ?? new Array<number>(dimensions).fill(0)
      directions.forEach((direction, d) => {
        vector[d] = (vector[d] ?? 0) + (weight * (direction[place] ?? 0)) / Math.sqrt(strengths[d] ?? 1)
      })
      vectors.set(term, vector)
    }
  })
  const sorted = [...vectors].sort(([a], [b]) => (a < b ? -1 : 1))
  const scales = sorted.map(([, vector]) => Math.max(...vector.map(Math.abs)) / 127)
  const packed = sorted.flatMap(([, vector], place) =>
    vector.map((value) => Math.round(value / (scales[place] ?? 1))),
  )
  const file: FieldsFile = {
    source,
    dimensions,
    terms: sorted.map(([term]) => term).join(' '),
    scales: Buffer.from(Float32Array.from(scales).buffer).toString('base64'),
    rows: Buffer.from(Int8Array.from(packed).buffer).toString('base64'),
  }
  writeFileSync(join(background, 'de-fields.json'), `${JSON.stringify(file, null, 2)}\n`)
}

/** German writes nouns with a capital inside a sentence, too: stems that have one there in most of their articles. */
function nounsAmong(texts: readonly TopicText[]): Set<string> {
  const insideSentences = texts.map(({ text }) => text.match(/(?<=[\p{Ll},;] )\p{L}{2,}/gu) ?? [])
  const stemsOfWords = (pattern: RegExp) =>
    countTexts(
      insideSentences.map(
        (words) => new Set(words.filter((word) => pattern.test(word)).map((word) => stemOf(word, 'de'))),
      ),
    )
  const small = stemsOfWords(/^\p{Ll}/u)
  return new Set(
    [...stemsOfWords(/^\p{Lu}/u)]
      .filter(([stem, capital]) => capital > 1 && capital > (small.get(stem) ?? 0))
      .map(([stem]) => stem),
  )
}

function onlyShared(profile: Profile, holding: ReadonlyMap<string, number>): Profile {
  return new Map([...profile].filter(([term]) => (holding.get(term) ?? 0) > 1))
}
