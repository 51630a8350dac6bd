import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { aFile, aWxr, aWxrItem } from '../../test/wxr.ts'
import { main } from './depesche.ts'

let data = ''
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'depesche-cli-'))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

async function depesche(...args: string[]) {
  const written = { stdout: '', stderr: '' }
  const output = (to: keyof typeof written) => ({
    write: (text: string) => {
      written[to] += text
    },
  })
  const status = await main(['node', 'depesche', ...args], {
    stdin: Readable.from([]),
    stdout: output('stdout'),
    stderr: output('stderr'),
    env: { DEPESCHE_DATA: data },
  })
  return { status, ...written }
}

it('depesche import brings an archive in, prints counts, and tries it first when told to', async () => {
  const file = aFile(
    aWxr([aWxrItem(), aWxrItem({ 'wp:post_id': '8', title: 'Geheim', 'wp:status': 'private', link: '' })]),
  )
  const tried = await depesche('--json', 'import', 'wordpress', file, '--dry-run')
  const brought = await depesche('--json', 'import', 'wordpress', file)
  const [dry, real] = [JSON.parse(tried.stdout), JSON.parse(brought.stdout)]
  expect([tried.status, brought.status]).toEqual([0, 0])
  expect(dry.dryRun).toBe(true)
  expect(dry.counts).toEqual(real.counts)
  expect(real.counts.articles).toEqual({ made: 2, updated: 0, unchanged: 0, skipped: 0 })
  expect(real.skipped).toMatchObject([{ reason: 'private-as-draft', key: '8', title: 'Geheim' }])
  const again = await depesche('import', 'wordpress', file)
  expect(again.stdout).toContain('articles: 2 unchanged')
})

it('what cannot be read is said in one line', async () => {
  const empty = aFile('')
  const text = aFile('Guten Tag')
  const archive = aFile(aWxr([aWxrItem()]))
  for (const [args, line] of [
    [['wordpress', '/nirgends'], 'There is nothing at /nirgends.'],
    [['wordpress', tmpdir()], `${tmpdir()} is a folder: name the export file in it.`],
    [['wordpress', empty], `${empty} is empty.`],
    [['wordpress', text], `${text} is not a WordPress export (WXR, also packed with gzip).`],
    [['ghost', archive], `${archive} is not an export of Ghost (JSON).`],
    [['wordpress', archive, '--media', '/nirgends'], 'There is nothing at /nirgends.'],
    [['wordpress', archive, '--media', archive], `${archive} is no folder.`],
  ] as const)
    expect(await depesche('import', ...args)).toEqual({ status: 1, stdout: '', stderr: `${line}\n` })
  expect((await depesche('import', 'joomla', archive)).status).toBe(2)
})

it('depesche import subscribers takes good lines and names the others, and writes nothing in a trial', async () => {
  const file = aFile(
    'email;status\nmara@example.org;subscribed\nnobody;subscribed\njo@example.org;unsubscribed\n',
  )
  const tried = await depesche('--json', 'import', 'subscribers', file, '--dry-run')
  const brought = await depesche('--json', 'import', 'subscribers', file)
  const report = {
    counts: { newsletter: { new: 1, already: 0 } },
    skipped: [
      { line: 3, what: 'nobody', reason: 'bad-address' },
      { line: 4, what: 'jo@example.org', reason: 'unsubscribed' },
    ],
  }
  expect(JSON.parse(tried.stdout)).toEqual({ dryRun: true, ...report })
  expect(JSON.parse(brought.stdout)).toEqual({ dryRun: false, ...report })
  const again = await depesche('import', 'subscribers', file)
  expect(again.stdout).toContain('newsletter: 1 already')
  expect(again.stdout).toContain('line 3: bad-address – nobody')
  const none = aFile('Guten Tag')
  expect(await depesche('import', 'subscribers', none)).toMatchObject({ status: 1, stdout: '' })
})
