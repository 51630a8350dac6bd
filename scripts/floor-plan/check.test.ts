import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { checkFloorPlan } from './check.ts'
import { freezeMigrations } from './migration-rules.ts'
import type { Plan } from './places.ts'
import { printed, type Rule } from './rules.ts'

const plan: Plan = {
  rooms: { platform: [], media: ['platform'], articles: ['platform', 'media'] },
  surfaces: ['site', 'newsroom-api', 'cli'],
}

type Files = Record<string, string>

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function checkout(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'depesche-plan-'))
  made.push(root)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

const findingsIn = (files: Files, inPlan = plan) => checkFloorPlan(checkout(files), inPlan)
const schemaOf = (table: string) =>
  `declare module '../platform/db/db.ts' { interface Tables { ${table}: { id: string } } }`

const kept: Files = {
  'src/platform/db/db.ts': 'export type Db = object',
  'src/media/index.ts': "export { readPicture } from './store.ts'",
  'src/media/schema.ts': `import type { Generated } from 'kysely'\n${schemaOf('media')}`,
  'src/media/store.ts':
    "import { sql } from 'kysely'\nimport './schema.ts'\nexport const readPicture = (db) => db.insertInto('media').values({})\nexport const b = sql`update media set id = 1`",
  'src/articles/index.ts':
    "import './schema.ts'\nexport { publish } from './publish.ts'\nexport type { A } from './article.ts'",
  'src/articles/schema.ts': schemaOf('articles'),
  'src/articles/article.ts':
    'export type A = { at: Date }\nexport const at = (text: string) => new Date(text)',
  'src/articles/body/index.ts': "export { html } from './html.ts'",
  'src/articles/body/html.ts': 'export const html = 1',
  'src/site/body.ts': "import { html } from '../articles/body/index.ts'\nexport const b = html",
  'src/articles/publish.ts':
    "import { readPicture } from '../media/index.ts'\nexport const publish = () => readPicture",
  'src/articles/store.ts':
    "import type { Db } from '../platform/db/db.ts'\nexport const read = (db) => db.selectFrom('articles').innerJoin('media', 'a', 'b')",
  'src/articles/mail/notice.tsx': "import { Fragment } from 'hono/jsx'\nexport const x = Fragment",
  'src/articles/publish.test.ts':
    "import { x } from '../../test/worlds.ts'\nexport const y = [x, Date.now()]",
  'src/site/home.tsx':
    "import { Hono } from 'hono'\nimport { publish } from '../articles/index.ts'\nexport const h = [Hono, publish]",
  'src/app.ts': "import { h } from './site/home.tsx'\nexport const app = h",
  'src/main.ts':
    "import { app } from './app.ts'\nimport { migrations } from '../migrations/index.ts'\nexport const serve = [app, migrations]",
  'src/cli/serve.ts': "export const run = () => import('../main.ts')",
  'src/newsroom-api/contract/articles.ts':
    "import { z } from 'zod'\nimport type { A } from '../../articles/index.ts'\nexport const a = z",
  'newsroom/src/main.tsx':
    "import { a } from '../../src/newsroom-api/contract/articles.ts'\nexport const m = a",
  'migrations/index.ts':
    "import * as one from './0001-one.ts'\nimport * as two from './0002-two.ts'\nexport const migrations = [one, two]",
  'migrations/0001-one.ts':
    "import { sql } from 'kysely'\nexport const name = '0001-one'\nexport const up = () => sql`create table x`",
  'migrations/0002-two.ts': "export const name = '0002-two'",
}

/** Each case is one change to a checkout that keeps all rules, and what is said of it. */
const cases: { rule: Rule; when: string; files: Files; at: string }[] = [
  {
    rule: 'rooms-named',
    when: 'a room uses one the plan does not name for it',
    files: {
      'src/media/upload.ts': "\nimport { publish } from '../articles/index.ts'\nexport const u = publish",
    },
    at: 'src/media/upload.ts:2',
  },
  {
    rule: 'rooms-named',
    when: 'it does so for a type only',
    files: { 'src/media/upload.ts': "import type { A } from '../articles/index.ts'\nexport type U = A" },
    at: 'src/media/upload.ts:1',
  },
  {
    rule: 'by-the-door',
    when: 'a room reaches behind the door of another',
    files: {
      'src/articles/lead.ts': "import { readPicture } from '../media/store.ts'\nexport const l = readPicture",
    },
    at: 'src/articles/lead.ts:1',
  },
  {
    rule: 'by-the-door',
    when: 'a surface reaches behind the side door of a room',
    files: { 'src/site/body.ts': "import { html } from '../articles/body/html.ts'\nexport const b = html" },
    at: 'src/site/body.ts:1',
  },
  {
    rule: 'by-the-door',
    when: 'a test reaches behind the door of another room',
    files: {
      'src/articles/lead.test.ts':
        "import { readPicture } from '../media/store.ts'\nexport const l = readPicture",
    },
    at: 'src/articles/lead.test.ts:1',
  },
  {
    rule: 'by-the-door',
    when: 'a surface imports a file of a room while running',
    files: { 'src/site/late.ts': "export const l = () => import('../media/store.ts')" },
    at: 'src/site/late.ts:1',
  },
  {
    rule: 'known-room',
    when: 'a folder is not on the plan',
    files: {
      'src/weather/index.ts': "export { w } from './weather.ts'",
      'src/weather/weather.ts': 'export const w = 1',
    },
    at: 'src/weather/index.ts:1',
  },
  {
    rule: 'surfaces-apart',
    when: 'a surface uses another',
    files: { 'src/cli/show.ts': "import { h } from '../site/home.tsx'\nexport const s = h" },
    at: 'src/cli/show.ts:1',
  },
  {
    rule: 'surfaces-apart',
    when: 'a room uses a surface',
    files: { 'src/articles/show.ts': "import { h } from '../site/home.tsx'\nexport const s = h" },
    at: 'src/articles/show.ts:1',
  },
  {
    rule: 'surfaces-apart',
    when: 'a room uses the application',
    files: { 'src/articles/show.ts': "import { app } from '../app.ts'\nexport const s = app" },
    at: 'src/articles/show.ts:1',
  },
  {
    rule: 'newsroom-app',
    when: 'the app imports a room',
    files: {
      'newsroom/src/list.tsx':
        "import { publish } from '../../src/articles/index.ts'\nexport const l = publish",
    },
    at: 'newsroom/src/list.tsx:1',
  },
  {
    rule: 'contract',
    when: 'the contract imports code of a room',
    files: {
      'src/newsroom-api/contract/media.ts':
        "import { readPicture } from '../../media/index.ts'\nexport const m = readPicture",
    },
    at: 'src/newsroom-api/contract/media.ts:1',
  },
  {
    rule: 'not-from-tests',
    when: 'the server uses a test helper',
    files: { 'src/articles/seed.ts': "import { x } from '../../test/worlds.ts'\nexport const s = x" },
    at: 'src/articles/seed.ts:1',
  },
  {
    rule: 'no-http-in-rooms',
    when: 'a room imports hono',
    files: { 'src/articles/answer.ts': "import type { Context } from 'hono'\nexport type C = Context" },
    at: 'src/articles/answer.ts:1',
  },
  {
    rule: 'no-http-in-rooms',
    when: 'a mail imports more of hono than its JSX',
    files: { 'src/articles/mail/hint.tsx': "import { html } from 'hono/html'\nexport const h = html" },
    at: 'src/articles/mail/hint.tsx:1',
  },
  {
    rule: 'tsx-places',
    when: 'a room holds a .tsx file outside mail/',
    files: { 'src/articles/view.tsx': 'export const v = 1' },
    at: 'src/articles/view.tsx:1',
  },
  {
    rule: 'sql-in-stores',
    when: 'a use case builds a query',
    files: { 'src/articles/find.ts': "export const f = (world) =>\n  world.db.selectFrom('articles')" },
    at: 'src/articles/find.ts:2',
  },
  {
    rule: 'sql-in-stores',
    when: 'a use case imports kysely',
    files: { 'src/articles/find.ts': "import { sql } from 'kysely'\nexport const f = sql" },
    at: 'src/articles/find.ts:1',
  },
  {
    rule: 'one-writer',
    when: "a store writes another room's table",
    files: { 'src/articles/store-more.ts': "export const f = (tx) => tx.deleteFrom('media')" },
    at: 'src/articles/store-more.ts:1',
  },
  {
    rule: 'one-writer',
    when: "a store writes another room's table with raw SQL",
    files: {
      'src/articles/store-more.ts':
        "import { sql } from 'kysely'\nexport const f = sql`\n  update media set id = 1`",
    },
    at: 'src/articles/store-more.ts:3',
  },
  {
    rule: 'one-writer',
    when: 'a store writes a table nobody can see',
    files: { 'src/articles/store-more.ts': 'export const f = (tx, table) => tx.insertInto(table)' },
    at: 'src/articles/store-more.ts:1',
  },
  {
    rule: 'one-writer',
    when: 'two rooms declare one table',
    files: { 'src/articles/schema.ts': `${schemaOf('articles')}\n${schemaOf('media')}` },
    at: 'src/media/schema.ts:2',
  },
  {
    rule: 'time-and-chance',
    when: 'a rule asks the clock',
    files: { 'src/articles/due.ts': 'export const due = () =>\n  Date.now()' },
    at: 'src/articles/due.ts:2',
  },
  {
    rule: 'time-and-chance',
    when: 'a rule makes its own now',
    files: { 'src/articles/due.ts': 'export const due = () => new Date()' },
    at: 'src/articles/due.ts:1',
  },
  {
    rule: 'time-and-chance',
    when: 'a rule throws dice',
    files: { 'src/articles/due.ts': 'export const due = () => Math.random()' },
    at: 'src/articles/due.ts:1',
  },
  {
    rule: 'door',
    when: 'a door exports everything',
    files: { 'src/media/index.ts': "export { readPicture } from './store.ts'\nexport * from './store.ts'" },
    at: 'src/media/index.ts:2',
  },
  {
    rule: 'door',
    when: 'a door holds logic',
    files: { 'src/media/index.ts': "export { readPicture } from './store.ts'\nexport const one = 1" },
    at: 'src/media/index.ts:2',
  },
  {
    rule: 'door',
    when: 'a door has more than 20 exports',
    files: {
      'src/media/index.ts': `export { ${Array.from({ length: 21 }, (_, n) => `x${n}`).join(', ')}, readPicture } from './store.ts'`,
    },
    at: 'src/media/index.ts:1',
  },
  {
    rule: 'no-cycles',
    when: 'files import each other in a circle',
    files: {
      'src/articles/a.ts': "import { b } from './b.ts'\nexport const a = () => b",
      'src/articles/b.ts': "export const x = 1\nimport { a } from './a.ts'\nexport const b = () => a",
    },
    at: 'src/articles/b.ts:2',
  },
  {
    rule: 'migrations-alone',
    when: 'a migration imports code of ours',
    files: {
      'migrations/0002-two.ts':
        "import { readPicture } from '../src/media/index.ts'\nexport const name = '0002-two'\nexport const up = readPicture",
    },
    at: 'migrations/0002-two.ts:1',
  },
  {
    rule: 'migrations-listed',
    when: 'a migration is not in the list',
    files: { 'migrations/0003-three.ts': "export const name = '0003-three'" },
    at: 'migrations/0003-three.ts:1',
  },
  {
    rule: 'migrations-listed',
    when: 'the list is not in order',
    files: {
      'migrations/index.ts':
        "import * as two from './0002-two.ts'\nimport * as one from './0001-one.ts'\nexport const migrations = [two, one]",
    },
    at: 'migrations/index.ts:1',
  },
  {
    rule: 'migrations-listed',
    when: 'a migration bears another name than its file',
    files: { 'migrations/0002-two.ts': "export const name = '0002-too'" },
    at: 'migrations/0002-two.ts:1',
  },
]

describe('the floor plan', () => {
  it('finds nothing in a checkout that keeps it', () => {
    const root = checkout(kept)
    freezeMigrations(root)
    expect(checkFloorPlan(root, plan)).toEqual([])
  })

  it.each(cases)('finds it when $when ($rule)', ({ rule, files, at }) => {
    const root = checkout({ ...kept, ...files })
    freezeMigrations(root)
    const findings = checkFloorPlan(root, plan)
    expect(findings.map((found) => [found.rule, `${found.file}:${found.line}`])).toContainEqual([rule, at])
    expect(new Set(findings.map((found) => found.rule))).toEqual(new Set([rule]))
  })

  it('finds a room that names one listed after it', () => {
    const upward: Plan = {
      ...plan,
      rooms: { platform: [], media: ['platform', 'articles'], articles: ['media'] },
    }
    expect(findingsIn({}, upward)).toMatchObject([
      { rule: 'ground-up', detail: expect.stringContaining('media names articles') },
    ])
  })

  it('holds merged migrations to what they were', () => {
    const root = checkout(kept)
    freezeMigrations(root)
    writeFileSync(join(root, 'migrations/0001-one.ts'), "export const name = '0001-one' // other")
    freezeMigrations(root)
    expect(checkFloorPlan(root, plan)).toMatchObject([
      { rule: 'migrations-frozen', file: 'migrations/0001-one.ts' },
    ])
  })

  it('asks for a new migration to be frozen', () => {
    const findings = findingsIn({
      'migrations/0001-one.ts': "export const name = '0001-one'",
      'migrations/index.ts': "import './0001-one.ts'",
    })
    expect(findings).toMatchObject([{ rule: 'migrations-frozen', detail: expect.stringContaining('is new') }])
  })

  it('prints file, line, rule and reason', () => {
    const text = printed({ file: 'src/a/b.ts', line: 7, rule: 'one-writer', detail: 'writes media' })
    expect(text).toContain('src/a/b.ts:7  writes media')
    expect(text).toContain('Why: The rules about a table')
  })
})
