import { mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exifr from 'exifr'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aJpeg, anAnimatedGif, aPdf, aPicture, aPixelBomb, aPng, withIptc } from '../../test/pictures.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { systemActor } from '../accounts/index.ts'
import { must } from '../platform/result.ts'
import type { Media, Picture } from './media.ts'
import { largestUpload } from './read-upload.ts'
import { renderRendition } from './render-rendition.ts'
import { renditionVersion } from './renditions.ts'
import { mediaById } from './store.ts'
import { type Upload, uploadMedia } from './upload-media.ts'

const upload = (world: TestWorld, content: Buffer, more: Omit<Upload, 'content'> = {}) =>
  uploadMedia(world, { content: [content], ...more }, systemActor)

const uploaded = async (world: TestWorld, content: Buffer): Promise<Media> =>
  must(await upload(world, content)).media

async function uploadedPicture(world: TestWorld, content: Buffer): Promise<Picture> {
  const media = await uploaded(world, content)
  if (media.kind !== 'picture') throw new Error('not kept as a picture')
  return media
}

async function original(world: TestWorld, media: Media): Promise<Buffer> {
  const bytes = await world.blobs.get(media.originalKey)
  if (!bytes) throw new Error('no original')
  return bytes
}

async function rendition(
  world: TestWorld,
  { id, focalPoint, width }: Picture,
  format: 'avif' | 'webp' | 'jpg',
): Promise<Buffer> {
  const wanted = {
    id,
    version: renditionVersion(focalPoint),
    width: Math.min(width, 320),
    ratio: null,
    format,
  }
  return must(await renderRendition(world, wanted)).bytes
}

/** Red, green and blue at a place given as shares of width and height. */
async function colourAt(bytes: Buffer, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const at =
    (Math.floor(y * (info.height - 1)) * info.width + Math.floor(x * (info.width - 1))) * info.channels
  return [...data.subarray(at, at + 3)]
}

const ownTemporaryFolder = mkdtempSync(join(tmpdir(), 'depesche-uploads-'))
beforeAll(() => {
  process.env.TMPDIR = ownTemporaryFolder
})
afterAll(() => rmSync(ownTemporaryFolder, { recursive: true, force: true }))

const keysOf = (world: TestWorld): Promise<string[]> => Array.fromAsync(world.blobs.list(''))

describeOnEachDatabase('uploading', (testWorld, kind) => {
  test('a picture is kept with its words, its shape and a colour for its place', async () => {
    const world = await testWorld()
    const words = { alt: 'Ein Verlauf', caption: 'Rot & Grün', credit: 'Bote' }
    const { media, isNew } = must(await upload(world, await aJpeg(), { fileName: 'Verlauf.JPG', words }))
    expect(isNew).toBe(true)
    expect(media).toMatchObject({
      kind: 'picture',
      contentType: 'image/jpeg',
      fileName: 'Verlauf.jpg',
      width: 600,
      height: 400,
      alt: 'Ein Verlauf',
      caption: 'Rot & Grün',
      credit: 'Bote',
      focalPoint: { x: 0.5, y: 0.5 },
      version: 1,
      createdAt: world.clock.now(),
    })
    expect((media as Picture).color).toMatch(/^#[0-9a-f]{6}$/)
    expect(await mediaById(world.db, media.id)).toEqual(media)
  })

  test('credit and caption are proposed from the file, not taken over', async () => {
    const world = await testWorld()
    const media = await uploaded(
      world,
      withIptc(await aJpeg(), { 80: 'Jürgen Müller', 110: 'dpa', 120: 'Köln' }, 'utf8'),
    )
    expect(media).toMatchObject({
      credit: null,
      caption: null,
      proposed: { credit: 'Jürgen Müller/dpa', caption: 'Köln', alt: null },
    })
    expect(await mediaById(world.db, media.id)).toEqual(media)
  })

  test('the same file twice is one picture; words given later fill those missing', async () => {
    const world = await testWorld()
    const first = must(await upload(world, await aJpeg(), { words: { alt: 'Ein Verlauf' } }))
    const second = must(
      await upload(world, await aJpeg(), { words: async () => ({ alt: 'Anders', credit: 'Bote' }) }),
    )
    expect(second).toMatchObject({
      isNew: false,
      media: { id: first.media.id, alt: 'Ein Verlauf', credit: 'Bote' },
    })
    expect(await keysOf(world)).toHaveLength(1)
  })

  test('the same file from two people at once is one picture', async () => {
    const world = await testWorld()
    // Two connections to SQLite in one thread would wait for each other.
    const other = kind === 'postgres' ? await world.secondProcess() : world
    const content = await aJpeg()
    const both = await Promise.all([upload(world, content), upload(other, content)])
    expect(new Set(both.map((result) => must(result).media.id)).size).toBe(1)
    expect(await keysOf(world)).toHaveLength(1)
  })

  test('a PDF is kept as it is', async () => {
    const world = await testWorld()
    const media = must(await upload(world, aPdf(), { fileName: 'Gutachten.pdf' })).media
    expect(media).toMatchObject({
      kind: 'file',
      contentType: 'application/pdf',
      fileName: 'Gutachten.pdf',
      bytes: aPdf().length,
    })
    expect(await original(world, media)).toEqual(aPdf())
  })

  test('place and serial number are gone from original and renditions; the rights stay in each', async () => {
    const world = await testWorld()
    const jpeg = await aPicture()
      .withExif({
        IFD0: { Artist: 'Jane Doe', Copyright: '(c) Jane', Model: 'Telling camera' },
        IFD2: { BodySerialNumber: '12345', CameraOwnerName: 'Jane' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '52/1 30/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '13/1 24/1 0/1',
        },
      })
      .jpeg()
      .toBuffer()
    expect(await exifr.parse(jpeg, true)).toMatchObject({ latitude: 52.5, longitude: 13.4 })
    const media = await uploadedPicture(world, withIptc(jpeg, { 90: 'Berlin', 110: 'dpa' }, 'utf8'))
    const made = await Promise.all(
      (['avif', 'webp', 'jpg'] as const).map((format) => rendition(world, media, format)),
    )
    for (const bytes of [await original(world, media), ...made]) {
      const { exif, iptc, xmp } = await sharp(bytes).metadata()
      expect([exif, iptc]).toEqual([undefined, undefined])
      expect(xmp?.toString()).toContain('Jane Doe')
      expect(xmp?.toString()).toContain('dpa')
      expect(bytes.toString('latin1')).not.toMatch(/GPS|12345|Telling camera|Berlin/)
    }
  })

  test('a picture lying on its side stands upright', async () => {
    const world = await testWorld()
    // Orientation 6: what is stored as left is to be shown as top.
    const media = await uploadedPicture(
      world,
      await aPicture({ width: 600, height: 400 }).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    )
    expect(media).toMatchObject({ width: 400, height: 600 })
    const kept = await original(world, media)
    expect((await sharp(kept).metadata()).orientation).toBeUndefined()
    const [redAbove = 0] = await colourAt(kept, 0.5, 0.05)
    const [redBelow = 0] = await colourAt(kept, 0.5, 0.95)
    expect(redBelow - redAbove).toBeGreaterThan(150)
  })

  test('a large picture is kept at 4000 pixels', async () => {
    const world = await testWorld()
    const large = await sharp({ create: { width: 6000, height: 2000, channels: 3, background: '#336699' } })
      .jpeg()
      .toBuffer()
    const media = await uploadedPicture(world, large)
    expect(media).toMatchObject({
      width: 4000,
      height: 1333,
      color: expect.stringMatching(/^#3[0-9a-f]6[0-9a-f]9[0-9a-f]$/),
    })
  })

  test('CMYK becomes sRGB', async () => {
    const world = await testWorld()
    const media = await uploadedPicture(world, await aPicture().toColourspace('cmyk').jpeg().toBuffer())
    const kept = await original(world, media)
    expect(await sharp(kept).metadata()).toMatchObject({ space: 'srgb', channels: 3 })
    const [red = 0, green = 0] = await colourAt(kept, 0.95, 0.05)
    expect(red).toBeGreaterThan(180)
    expect(green).toBeLessThan(90)
  })

  test('16 bits become 8, without other colours', async () => {
    const world = await testWorld()
    const deep = await aPicture().toColourspace('rgb16').png().toBuffer()
    expect((await sharp(deep).metadata()).depth).toBe('ushort')
    const kept = await original(world, await uploaded(world, deep))
    expect(await sharp(kept).metadata()).toMatchObject({ format: 'png', depth: 'uchar' })
    const [red = 0, green = 0] = await colourAt(kept, 0.5, 0.5)
    expect(Math.abs(red - 128)).toBeLessThan(4)
    expect(Math.abs(green - 128)).toBeLessThan(4)
  })

  test('of an animated GIF the first frame is kept', async () => {
    const world = await testWorld()
    const media = await uploadedPicture(world, await anAnimatedGif({ width: 40, height: 30 }))
    expect(media).toMatchObject({ width: 40, height: 30, contentType: 'image/png' })
    const [red = 255] = await colourAt(await original(world, media), 0.5, 0.5)
    expect(red).toBeLessThan(60)
  })

  test('transparency stays, and is white where a format has none', async () => {
    const world = await testWorld()
    const clear = await sharp({ create: { width: 300, height: 200, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer()
    const media = await uploadedPicture(world, clear)
    expect((await sharp(await rendition(world, media, 'webp')).stats()).isOpaque).toBe(false)
    expect((await colourAt(await rendition(world, media, 'jpg'), 0.5, 0.5)).every((part) => part > 250)).toBe(
      true,
    )
  })

  test('WebP, AVIF and GIF are taken', async () => {
    const world = await testWorld()
    expect(await uploaded(world, await aPicture().webp().toBuffer())).toMatchObject({
      contentType: 'image/webp',
      width: 600,
    })
    expect(await uploaded(world, await aPicture().avif({ effort: 0 }).toBuffer())).toMatchObject({
      contentType: 'image/jpeg',
      width: 600,
    })
    expect(await uploaded(world, await aPicture().gif().toBuffer())).toMatchObject({
      contentType: 'image/png',
      width: 600,
    })
  })

  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const hostile: { what: string; content(): Promise<Buffer> | Buffer; refusal: string }[] = [
    { what: 'an SVG with a script', content: () => Buffer.from(svg), refusal: 'svg-not-allowed' },
    {
      what: 'an SVG that says it is XML',
      content: () => Buffer.from(`<?xml version="1.0"?>${svg}`),
      refusal: 'svg-not-allowed',
    },
    { what: 'text', content: () => Buffer.from('This is not a picture.'), refusal: 'not-a-picture' },
    {
      what: 'a web page',
      content: () => Buffer.from(`<!doctype html><html><body>${svg}</body></html>`),
      refusal: 'not-a-picture',
    },
    { what: 'nothing', content: () => Buffer.alloc(0), refusal: 'empty-file' },
    {
      what: 'the first bytes of a JPEG, then text',
      content: () =>
        Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('and then?'.repeat(99))]),
      refusal: 'not-a-picture',
    },
    {
      what: 'the signature of a PNG alone',
      content: async () => (await aPng()).subarray(0, 16),
      refusal: 'not-a-picture',
    },
    { what: 'half a JPEG', content: async () => halfOf(await aJpeg()), refusal: 'picture-damaged' },
    { what: 'half a PNG', content: async () => halfOf(await aPng()), refusal: 'picture-damaged' },
    {
      what: 'half a WebP',
      content: async () => halfOf(await aPicture().webp().toBuffer()),
      refusal: 'not-a-picture',
    },
    { what: 'a bomb of 900 million pixels', content: () => aPixelBomb(), refusal: 'too-many-pixels' },
    {
      what: 'a ZIP',
      content: () => Buffer.concat([Buffer.from('PK\u0003\u0004\u0014', 'latin1'), Buffer.alloc(45)]),
      refusal: 'format-not-supported',
    },
    { what: 'a TIFF', content: async () => aPicture().tiff().toBuffer(), refusal: 'format-not-supported' },
  ]
  test('what is no picture, or no sound one, is refused with a reason and leaves nothing behind', async () => {
    const world = await testWorld()
    for (const { what, content, refusal } of hostile) {
      const result = await upload(world, await content(), { fileName: 'picture.jpg' })
      expect(result, what).toMatchObject({ ok: false, refusal })
    }
    expect(await keysOf(world)).toEqual([])
  })

  test('a file past the limit is refused while it is read, and what was read is thrown away', async () => {
    const world = await testWorld()
    const before = await uploadFolders()
    let given = 0
    async function* endless() {
      for (;;) {
        given += 1_000_000
        yield Buffer.alloc(1_000_000, 0xff)
      }
    }
    const result = await uploadMedia(world, { content: endless() }, systemActor)
    expect(result).toMatchObject({ ok: false, refusal: 'file-too-large', detail: { limitMegabytes: 50 } })
    expect(given).toBeLessThan(largestUpload + 2_000_000)
    expect(await uploadFolders()).toEqual(before)
  })

  test('an upload that breaks off leaves nothing behind', async () => {
    const world = await testWorld()
    const before = await uploadFolders()
    async function* broken() {
      yield (await aJpeg()).subarray(0, 500)
      throw new Error('connection lost')
    }
    await expect(uploadMedia(world, { content: broken() }, systemActor)).rejects.toThrow('connection lost')
    expect(await uploadFolders()).toEqual(before)
    expect(await keysOf(world)).toEqual([])
  })
})

const halfOf = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length / 2))

const uploadFolders = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('depesche-upload-'))
