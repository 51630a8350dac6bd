import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { main } from './depesche.ts'

async function depesche(lines: string, ...args: string[]) {
  const written = { stdout: '', stderr: '' }
  const output = (to: keyof typeof written) => ({
    write: (text: string) => {
      written[to] += text
    },
  })
  const status = await main(['node', 'depesche', 'moderation', 'score', ...args], {
    stdin: Readable.from([lines]),
    stdout: output('stdout'),
    stderr: output('stderr'),
    env: {},
  })
  return { status, ...written }
}

it('depesche moderation score answers each comment on a line of its own, in their order', async () => {
  const comments = [
    { id: 7, text: 'Danke für den Artikel!' },
    { id: 'b', text: 'Du bist ein Idiot.', language: 'de' },
  ]
  const { status, stdout } = await depesche(`${comments.map((one) => JSON.stringify(one)).join('\n\n')}\n`)
  expect(status).toBe(0)
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(answers.map(({ id, offensive }) => [id, offensive])).toEqual([
    [7, false],
    ['b', true],
  ])
  expect(Object.keys(answers[1])).toEqual(['id', 'language', 'scores', 'offensive', 'spans', 'suggestion'])
  expect(answers[1].spans).toEqual([{ signal: 'insult', start: 12, end: 17 }])
  expect(answers[1].scores.offTopic).toBeNull()
})

it('--language holds for comments that name none', async () => {
  const { stdout } = await depesche(
    '{"id":1,"text":"OK"}\n{"id":2,"text":"OK","language":"de"}',
    '--language',
    'en',
  )
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).language),
  ).toEqual(['en', 'de'])
})

it('what is no comment is said with its line', async () => {
  expect(await depesche('{"id":1,"text":"Ja"}\n{"id":2}')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^Line 2 is no comment: text: /),
  })
  expect((await depesche('Hallo')).stderr).toBe('Line 1 is no comment: it is not JSON.\n')
})
