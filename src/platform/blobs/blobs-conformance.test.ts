import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import type { Blobs } from './blobs.ts'
import { folderBlobs } from './folder-blobs.ts'
import { s3Blobs } from './s3-blobs.ts'
import { startTestS3Server, type TestS3Server } from './test-s3-server.ts'

const keys = { accessKeyId: 'test', secretAccessKey: 'a secret/with+signs' }
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'depesche-blobs-'))
  closers.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function newServer(): Promise<TestS3Server> {
  const server = await startTestS3Server(keys)
  closers.push(server.close)
  return server
}

const s3On = (server: TestS3Server, secretAccessKey = keys.secretAccessKey): Blobs =>
  s3Blobs(
    {
      bucketUrl: `${server.endpoint}/pictures`,
      region: 'test-1',
      keys: { ...keys, secretAccessKey },
      pageSize: 2,
    },
    systemClock,
  )

const stores: { name: string; open(): Promise<Blobs> }[] = [
  { name: 'folder', open: async () => folderBlobs(await newFolder()) },
  { name: 's3', open: async () => s3On(await newServer()) },
]

async function keysUnder(blobs: Blobs, prefix: string): Promise<string[]> {
  return Array.fromAsync(blobs.list(prefix))
}

describe.each(stores)('blobs in a $name', ({ open }) => {
  test('what was put is got, byte for byte', async () => {
    const blobs = await open()
    const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
    await blobs.put('originals/7f/a.jpg', everyByte, 'image/jpeg')
    expect(await blobs.get('originals/7f/a.jpg')).toEqual(everyByte)
  })

  test('a stream is kept like a buffer', async () => {
    const blobs = await open()
    await blobs.put('a', Readable.from([Buffer.from('first '), Buffer.from('second')]), 'text/plain')
    expect(String(await blobs.get('a'))).toBe('first second')
  })

  test('nothing is found under a key never put', async () => {
    const blobs = await open()
    expect(await blobs.get('originals/none')).toBeNull()
    await blobs.put('a', Buffer.from('x'), 'text/plain')
    expect(await blobs.get('a/below')).toBeNull()
  })

  test('a second put replaces the first', async () => {
    const blobs = await open()
    await blobs.put('a', Buffer.from('old and longer'), 'text/plain')
    await blobs.put('a', Buffer.from('new'), 'text/plain')
    expect(String(await blobs.get('a'))).toBe('new')
  })

  test('a stream that breaks off leaves what was there before', async () => {
    const blobs = await open()
    await blobs.put('a', Buffer.from('whole'), 'text/plain')
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half')
        throw new Error('broken off')
      })(),
    )
    await expect(blobs.put('a', broken, 'text/plain')).rejects.toThrow('broken off')
    expect(String(await blobs.get('a'))).toBe('whole')
  })

  test('what was deleted is gone, and deleting it again is no error', async () => {
    const blobs = await open()
    await blobs.put('a', Buffer.from('x'), 'text/plain')
    await blobs.delete('a')
    await blobs.delete('a')
    expect(await blobs.get('a')).toBeNull()
  })

  test('lists all keys under a prefix, sorted, also a prefix that ends within a name', async () => {
    const blobs = await open()
    const some = [
      'originals/7f/b.jpg',
      'originals/7a/c.png',
      'renditions/7f/b/1/640.webp',
      'originals/7f/a.jpg',
      'originals/81/d',
    ]
    for (const key of some) await blobs.put(key, Buffer.from('x'), 'text/plain')
    expect(await keysUnder(blobs, 'originals/7')).toEqual([
      'originals/7a/c.png',
      'originals/7f/a.jpg',
      'originals/7f/b.jpg',
    ])
    expect(await keysUnder(blobs, '')).toEqual(some.toSorted())
    expect(await keysUnder(blobs, 'none/here/')).toEqual([])
  })

  test('keeps keys with spaces, signs and umlauts apart', async () => {
    const blobs = await open()
    const odd = ["a b+c&d=e(1)!*'.jpg", 'Straße/ü.jpg', '100%.png', 'a%20b.png']
    for (const key of odd) await blobs.put(key, Buffer.from(key), 'text/plain')
    for (const key of odd) expect(String(await blobs.get(key))).toBe(key)
    expect(await keysUnder(blobs, '')).toEqual(odd.toSorted())
  })

  test.each(['../secret', 'a/../../secret', '/etc/passwd', '', 'a//b', 'a/.', 'a\\b', 'a\u0000b'])(
    'refuses the key %j',
    async (key) => {
      const blobs = await open()
      await expect(blobs.get(key)).rejects.toThrow()
      await expect(blobs.put(key, Buffer.from('x'), 'text/plain')).rejects.toThrow()
      await expect(blobs.delete(key)).rejects.toThrow()
    },
  )
})

describe('blobs in a folder', () => {
  test('a broken stream leaves no partial file behind', async () => {
    const folder = await newFolder()
    const broken = new Readable({
      read() {
        this.destroy(new Error('broken off'))
      },
    })
    await expect(folderBlobs(folder).put('a', broken, 'text/plain')).rejects.toThrow()
    expect(await readdir(folder)).toEqual([])
  })
})

describe('blobs in an S3 bucket', () => {
  test('a wrong secret is refused by the service, and the error says so', async () => {
    const blobs = s3On(await newServer(), 'wrong')
    await expect(blobs.put('a', Buffer.from('x'), 'text/plain')).rejects.toThrow('SignatureDoesNotMatch')
    await expect(blobs.get('a')).rejects.toThrow('403')
  })

  test('a passing failure of the service is tried again, a lasting one is told', async () => {
    const server = await newServer()
    const blobs = s3On(server)
    server.fail(503, 2)
    await blobs.put('a', Buffer.from('x'), 'text/plain')
    server.fail(503, 3)
    await expect(blobs.get('a')).rejects.toThrow('503')
  })

  test('the content type is kept with the object', async () => {
    const server = await newServer()
    await s3On(server).put('a.jpg', Buffer.from('x'), 'image/jpeg')
    expect(server.contentTypes.get('a.jpg')).toBe('image/jpeg')
  })

  test('a bucket that does not exist is an error, not an empty one', async () => {
    const server = await newServer()
    const blobs = s3Blobs({ bucketUrl: `${server.endpoint}/none`, region: 'test-1', keys }, systemClock)
    await expect(keysUnder(blobs, '')).rejects.toThrow('NoSuchBucket')
    await expect(blobs.get('a')).rejects.toThrow('NoSuchBucket')
    await expect(blobs.put('a', Buffer.from('x'), 'text/plain')).rejects.toThrow('NoSuchBucket')
  })
})
