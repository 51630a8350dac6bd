import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorld } from '../src/open-world.ts'
import { readConfig } from '../src/platform/config/config.ts'
import { inTransaction } from '../src/platform/db/db.ts'
import { silentLog } from '../src/platform/log.ts'
import { nameKey } from '../src/platform/slug.ts'
import type { World } from '../src/platform/world.ts'
import { suggestTags } from '../src/tag-suggestions/index.ts'
import { type Figure, median } from './figure.ts'

const names = 200_000
const asked = 300
const syllables =
  'ba be bo da di du fa fi ga ge ha he ka ki ko la le li lo ma me mi mo na ne no ra re ri ro sa se so ta te to'.split(
    ' ',
  )

const wordOf = (number: number): string => {
  let rest = number
  let word = ''
  for (let at = 0; at < 4; at++) {
    word += syllables[rest % syllables.length]
    rest = Math.floor(rest / syllables.length)
  }
  return word[0]?.toUpperCase() + word.slice(1)
}
const nameOf = (number: number): string => `${wordOf(number * 7)} ${wordOf(number * 13 + 5)}`

async function fill(world: World): Promise<void> {
  const { clock, ids } = world
  const rows = Array.from({ length: names }, (_, number) => {
    const name = nameOf(number)
    const id = ids.newId()
    return {
      id,
      slug: `n-${number}`,
      name: `${name} ${number}`,
      name_key: nameKey(`${name} ${number}`),
      kind: 'person',
      description: null,
      same_as: null,
      revision: 1,
      created_at: clock.now(),
      alias: name,
    }
  })
  // Half are names of tags, half aliases.
  for (let from = 0; from < rows.length / 2; from += 500)
    await inTransaction(world, async (tx) => {
      const some = rows.slice(from, from + 500)
      await tx
        .insertInto('tags')
        .values(some.map(({ alias: _, ...row }) => row))
        .execute()
      await tx
        .insertInto('tag_aliases')
        .values(
          some.map(({ id, alias }, at) => ({
            tag_id: id,
            alias,
            alias_key: `${nameKey(alias)}${from + at < 60_000 ? '' : ` ${at}`}`,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    })
}

/** A text of a thousand words, a third of them with a capital as German writes, with twenty of the names. */
const textOf = (seed: number): string =>
  Array.from({ length: 980 }, (_, at) => {
    const word = wordOf(seed * 991 + at * 17)
    const named = at % 50 === 0 ? `${nameOf((seed * 31 + at) % 60_000)}s ` : ''
    return named + (at % 3 === 0 ? word : word.toLowerCase()) + (at % 11 === 10 ? '.' : '')
  }).join(' ')

/** Tags that a text of a thousand words names, among 200,000 names and aliases. */
export async function tagSuggestions(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'depesche-bench-names-'))
  const config = readConfig({ DEPESCHE_DATA: folder })
  const world = await openWorld(config, silentLog)
  try {
    await fill(world)
    const taken: number[] = []
    let found = 0
    for (let round = 0; round < asked; round++) {
      const text = textOf(round)
      const begin = performance.now()
      found += (await suggestTags(world, [{ part: 'body', text }], new Set())).length
      taken.push(performance.now() - begin)
    }
    if (found < asked) throw new Error('the texts name nothing')
    return [
      {
        name: 'tags that 1,000 words name among 200,000 names',
        value: median(taken.slice(20)),
        unit: 'ms',
        aim: { of: 'value', atMost: 5 },
      },
    ]
  } finally {
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
