import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readSources } from '../scripts/floor-plan/sources.ts'
import { floorPlan } from '../src/floor-plan.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
const textOf = (document: string): string => readFileSync(join(root, document), 'utf8')

/** `src/texts/{de,en}/problems.ts` is two paths. */
const spelledOut = (path: string): string[] => {
  const choice = /\{([\w,-]+)\}/.exec(path)
  if (!choice?.[1]) return [path]
  return choice[1].split(',').flatMap((word) => spelledOut(path.replace(choice[0], word)))
}

describe('what the documents name is there', () => {
  it.each(documents)('%s: files and folders of the checkout', (document) => {
    const named = [
      ...textOf(document).matchAll(
        /`((?:src|newsroom|migrations|test|bench|docs|scripts|deploy|bin)\/[^`\s<>*…]*)`/g,
      ),
    ].flatMap(([, path = '']) => spelledOut(path))
    const missing = named.filter((path) => !existsSync(join(root, path)))
    expect(missing).toEqual([])
  })

  it.each(documents)('%s: what it links to', (document) => {
    const links = [...textOf(document).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target)
    const missing = links
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(join(root, dirname(document), target)))
    expect(missing).toEqual([])
  })

  it.each(documents)('%s: scripts of package.json', (document) => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const named = [...textOf(document).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

describe('the rooms in ARCHITECTURE.md', () => {
  const rows = [...textOf('ARCHITECTURE.md').matchAll(/^\| ([\w-]+) \| [^|]+ \|([^|]*)\|$/gm)].map(
    ([, room = '', tables = '']) => ({ room, tables: tables.match(/\w+/g) ?? [] }),
  )

  it('are those of the floor plan, in its order', () => {
    const rooms = rows.map(({ room }) => room).filter((room) => room !== 'room')
    expect(rooms).toEqual(Object.keys(floorPlan).filter((room) => room !== 'platform'))
  })

  it('have the tables that their schema declares', () => {
    const sources = readSources(root)
    for (const room of Object.keys(floorPlan).filter((name) => name !== 'platform')) {
      const declared = sources
        .filter(({ path }) => path.startsWith(`src/${room}/`))
        .flatMap(({ tables }) => tables.map(({ name }) => name))
      expect(rows.find((row) => row.room === room)?.tables, room).toEqual(declared)
    }
  })

  it('have a README', () => {
    const without = Object.keys(floorPlan).filter(
      (room) => room !== 'platform' && !existsSync(join(root, 'src', room, 'README.md')),
    )
    expect(without).toEqual([])
  })
})
