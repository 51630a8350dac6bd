import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { withFigures } from '../test/corpora/topics/as-text.ts'
import { topicFigures } from '../test/corpora/topics/figures.ts'

/** `npm run topics:figures`: measures the matching of topics on the corpora beside the checkout and writes docs/topics.md. */
const file = join(import.meta.dirname, '../docs/topics.md')
const document = withFigures(readFileSync(file, 'utf8'), topicFigures())
writeFileSync(file, document)
stdout.write(document)
