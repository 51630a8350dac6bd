import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { listArticles } from '../articles/newsroom/index.ts'
import { main } from './depesche.ts'

type Env = Record<string, string | undefined>

async function depesche(
  command: string,
  env: Env = {},
  input = '',
): Promise<{ status: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const status = await main(['node', 'depesche', ...command.split(' ')], {
    stdin: Readable.from([input]),
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    env,
  })
  return { status, out, err }
}

const envOf = ({ config }: TestWorld): Env => ({
  DEPESCHE_DATA: config.dataDir,
  DEPESCHE_DATABASE_URL: config.databaseUrl,
})

describe('the command line', () => {
  it('explains itself on stdout', async () => {
    expect(await depesche('help')).toMatchObject({ status: 0, out: expect.stringContaining('backup <file>') })
    expect(await depesche('help restore')).toMatchObject({
      status: 0,
      out: expect.stringContaining('--force'),
    })
    expect(await depesche('--version')).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    })
  })

  it('says that there is no such command to explain', async () => {
    expect(await depesche('help bogus')).toMatchObject({
      status: 2,
      err: expect.stringContaining('no command named bogus'),
    })
  })

  it.each([
    ['backup /nowhere/at/all/x.tar', 'There is no folder /nowhere/at/all to write the archive to.'],
    ['restore /nowhere/x.tar', 'This is no archive: there is no such file'],
  ])('answers 1 and one sentence to «%s»', async (command, sentence) => {
    const { status, out, err } = await depesche(command, { DEPESCHE_DATA: tmpdir() })
    expect({ status, out, err }).toEqual({ status: 1, out: '', err: `${sentence}\n` })
  })

  it('topics related answers a line for each article, in their order', async () => {
    const lines = [
      {
        id: 1,
        headline: 'Werft meldet Insolvenz an',
        text: 'Die Werft im Hafen ist insolvent.',
        language: 'de-AT',
      },
      { id: 'zwei', headline: 'Derby verloren', text: 'Die Handballerinnen verloren knapp.' },
      { id: 3, headline: 'Investor für die Werft', text: 'Die insolvente Werft hat einen Investor.' },
    ].map((article) => JSON.stringify(article))
    const { status, out, err } = await depesche('topics related --k 1', {}, `${lines.join('\r\n')}\n\n`)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: 1, related: [{ id: 3, score: expect.any(Number) }] },
      { id: 'zwei', related: expect.any(Array) },
      { id: 3, related: [{ id: 1, score: expect.any(Number) }] },
    ])
    expect(await depesche('topics related --threshold')).toMatchObject({
      status: 0,
      out: '0.216\n',
    })
  })

  it.each([
    ['{"id":1', 'Line 2 is no article: it is not JSON.'],
    ['{"id":1,"headline":"x"}', 'Line 2 is no article: text: '],
    ['5', 'Line 2 is no article: Invalid input'],
  ])('topics related names the line that is none: %s', async (line, sentence) => {
    const good = JSON.stringify({ id: 0, headline: 'x', text: 'y' })
    const { status, out, err } = await depesche('topics related', {}, `${good}\n${line}\n`)
    expect({ status, out, err }).toEqual({ status: 1, out: '', err: expect.stringContaining(sentence) })
  })

  it('topics related takes whole numbers from 1', async () => {
    expect(await depesche('topics related --k 0')).toMatchObject({ status: 2 })
  })

  it('doctor says what it can when the database cannot be opened', async () => {
    const answer = await depesche('--json doctor', {
      DEPESCHE_DATA: tmpdir(),
      DEPESCHE_DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/x',
    })
    expect(answer.status).toBe(1)
    const findings = JSON.parse(answer.out).findings as { check: string; level: string; mend: string }[]
    expect(findings.find(({ check }) => check === 'database')).toMatchObject({
      level: 'problem',
      mend: expect.stringContaining('DEPESCHE_DATABASE_URL'),
    })
    expect(findings.map(({ check }) => check)).toEqual(expect.arrayContaining(['disk', 'media', 'mail']))
  })

  it.each(['bogus', 'backup', 'backup a b', 'serve --port many', 'serve --role king', 'restore x --loud'])(
    'answers 2 to the wrong usage «%s», on stderr',
    async (command) => {
      expect(await depesche(command)).toMatchObject({
        status: 2,
        out: '',
        err: expect.stringContaining('error: '),
      })
    },
  )

  it('answers 1 to what fails, in one line without a stack trace', async () => {
    const env = { DEPESCHE_DATABASE_URL: 'mysql://localhost', DEPESCHE_DATA: '/tmp' }
    const { status, err } = await depesche('backup x.tar', env)
    expect(status).toBe(1)
    expect(err).toBe('DEPESCHE_DATABASE_URL must begin with sqlite: or postgres://\n')
  })

  it('says so when the database cannot be reached, and where with --debug', async () => {
    const env = { DEPESCHE_DATABASE_URL: 'postgres://localhost:1/none', DEPESCHE_DATA: '/tmp' }
    const { status, err } = await depesche('backup x.tar', env)
    expect(status).toBe(1)
    expect(err).toMatch(/^.*ECONNREFUSED.*\(--debug shows where\)\n$/)
    expect((await depesche('backup x.tar --debug', env)).err).toContain('\n    at ')
  })
})

describeOnEachDatabase('backup and restore from the command line', (testWorld) => {
  it('take a site to another place', async () => {
    const world = await testWorld()
    const { id } = await anArticle(world, { headline: 'Über den Fluss' })
    const file = join(world.config.dataDir, 'site.tar')
    const backup = await depesche(`backup ${file} --json`, envOf(world))
    expect(backup.status).toBe(0)
    expect(JSON.parse(backup.out)).toMatchObject({ file, tables: { articles: 1 } })

    const fresh = await testWorld()
    expect(await depesche(`restore ${file}`, envOf(fresh))).toMatchObject({
      status: 0,
      out: expect.stringContaining('Restored'),
    })
    const articles = await listArticles(fresh.db, { limit: 10, sort: 'changed' })
    expect(articles.map((article) => [article.id, article.headline])).toEqual([[id, 'Über den Fluss']])
  })

  it('spare a site that exists, and refuse what is no archive', async () => {
    const world = await testWorld()
    await anArticle(world)
    const file = join(world.config.dataDir, 'site.tar')
    await depesche(`backup ${file}`, envOf(world))
    expect(await depesche(`restore ${file}`, envOf(world))).toMatchObject({
      status: 1,
      err: expect.stringContaining('There is a site here already.'),
    })
    expect(await depesche(`restore ${file} --force`, envOf(world))).toMatchObject({ status: 0 })
    writeFileSync(file, 'something else')
    expect(await depesche(`restore ${file} --force`, envOf(world))).toMatchObject({
      status: 1,
      err: expect.stringContaining('damaged'),
    })
  })
})
