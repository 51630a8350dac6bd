import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { aFile } from '../../../test/wxr.ts'
import { textOf } from './decode-file.ts'

async function read(bytes: Uint8Array) {
  const findings = { isWronglyEncoded: false, endsEarly: false }
  const pieces: string[] = []
  for await (const piece of textOf(aFile(bytes), findings)) pieces.push(piece)
  return { text: pieces.join(''), ...findings }
}

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const words = 'Grüße aus Köln'

describe('the text of a file', () => {
  const cases: [string, Uint8Array, boolean][] = [
    ['UTF-8', Buffer.from(words), false],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${words}`), false],
    ['UTF-16 little-endian', Buffer.from(`\ufeff${words}`, 'utf16le'), false],
    ['UTF-16 big-endian', Buffer.from(`\ufeff${words}`, 'utf16le').swap16(), false],
    ['gzip', gzipSync(words), false],
    ['undeclared ISO-8859-1', latin1(words), true],
  ]
  it.each(cases)('is read from %s', async (_name, bytes, isWronglyEncoded) => {
    expect(await read(bytes)).toEqual({ text: words, isWronglyEncoded, endsEarly: false })
  })

  it('is no surprise when the file says that it is ISO-8859-1', async () => {
    const read1 = await read(latin1(`<?xml version="1.0" encoding="ISO-8859-1"?>${words}`))
    expect(read1.text.endsWith(words)).toBe(true)
    expect(read1.isWronglyEncoded).toBe(false)
  })

  it('is read as the declaration says where that is another encoding', async () => {
    const russian = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])
    const { text } = await read(
      Buffer.concat([Buffer.from('<?xml version="1.0" encoding="windows-1251"?>'), russian]),
    )
    expect(text.endsWith('Привет')).toBe(true)
  })

  it('keeps what is UTF-8 beside single bytes that are not, also in a file of many pieces', async () => {
    const long = 'ä'.repeat(400_000)
    const { text, isWronglyEncoded } = await read(
      Buffer.concat([Buffer.from(long), latin1('ö'), Buffer.from('ü')]),
    )
    expect(text).toBe(`${long}öü`)
    expect(isWronglyEncoded).toBe(true)
  })

  it('ends where the compression breaks off', async () => {
    const packed = gzipSync(Array.from({ length: 5000 }, (_, n) => `Zeile ${n * 7919}\n`).join(''))
    const { text } = await read(packed.subarray(0, packed.length / 2))
    expect(text.startsWith('Zeile 0\nZeile 7919\n')).toBe(true)
  })

  it('holds no characters that XML forbids', async () => {
    expect((await read(Buffer.from('a\u0000b\u0008c\u001fd\te'))).text).toBe('abcd\te')
  })
})
