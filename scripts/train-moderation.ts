import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stderr } from 'node:process'
import { modelFile } from '../src/scoring/model/model.ts'
import { trainModel } from './moderation/train.ts'

/** `npm run train:moderation`: makes the model of `src/scoring` of the corpora beside the checkout (`../shared/data`). */
const bytes = trainModel()
writeFileSync(join(import.meta.dirname, '..', modelFile), bytes)
stderr.write(`${modelFile}: ${(bytes.length / 1e6).toFixed(1)} MB\n`)
