import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aJpeg, aPdf } from '../../test/pictures.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { systemActor } from '../accounts/index.ts'
import type { Blobs } from '../platform/blobs/blobs.ts'
import { must } from '../platform/result.ts'
import { editMedia } from './edit-media.ts'
import type { Picture } from './media.ts'
import { renderRendition } from './render-rendition.ts'
import { type Rendition, renditionVersion, widthsOf } from './renditions.ts'
import { uploadMedia } from './upload-media.ts'

async function aPictureIn(world: TestWorld, shape = { width: 700, height: 500 }): Promise<Picture> {
  const { media } = must(await uploadMedia(world, { content: [await aJpeg(shape)] }, systemActor))
  if (media.kind !== 'picture') throw new Error('not a picture')
  return media
}

const wanted = (picture: Picture, rendition: Partial<Rendition> = {}) => ({
  id: picture.id,
  version: renditionVersion(picture.focalPoint),
  width: 320,
  ratio: null,
  format: 'webp' as const,
  ...rendition,
})

const renditionKeys = (world: TestWorld): Promise<string[]> =>
  Array.fromAsync(world.blobs.list('renditions/'))

/** The same store, counting. */
function counted(blobs: Blobs) {
  const counts = { originalsRead: 0, put: 0 }
  const counting: Blobs = {
    ...blobs,
    get: (key) => {
      if (key.startsWith('originals/')) counts.originalsRead++
      return blobs.get(key)
    },
    put: (...put) => {
      counts.put++
      return blobs.put(...put)
    },
  }
  return { counts, counting }
}

describeOnEachDatabase('a rendition', (testWorld) => {
  test.each(['avif', 'webp', 'jpg'] as const)('as %s has the size its address says', async (format) => {
    const world = await testWorld()
    const picture = await aPictureIn(world)
    for (const [ratio, height] of [
      [null, 229],
      ['16:9', 180],
      ['3:2', 213],
      ['4:3', 240],
      ['1:1', 320],
    ] as const) {
      const { bytes, contentType } = must(await renderRendition(world, wanted(picture, { ratio, format })))
      expect(await sharp(bytes).metadata()).toMatchObject({ width: 320, height })
      expect(contentType).toBe({ avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' }[format])
    }
  })

  test('is made once, however many ask at the same moment, and kept', async () => {
    const world = await testWorld()
    const picture = await aPictureIn(world)
    const { counts, counting } = counted(world.blobs)
    const crowd = Array.from({ length: 20 }, () =>
      renderRendition({ ...world, blobs: counting }, wanted(picture)),
    )
    const answers = (await Promise.all(crowd)).map(must)
    expect(new Set(answers.map(({ etag }) => etag)).size).toBe(1)
    expect(counts).toEqual({ originalsRead: 1, put: 1 })
    const later = must(await renderRendition({ ...world, blobs: counting }, wanted(picture)))
    expect(later.bytes).toEqual(answers[0]?.bytes)
    expect(counts).toEqual({ originalsRead: 1, put: 1 })
  })

  test('that could not be made is tried anew for the next who asks', async () => {
    const world = await testWorld()
    const picture = await aPictureIn(world)
    let fails = true
    const blobs: Blobs = {
      ...world.blobs,
      put: (...put) => (fails ? Promise.reject(new Error('disk full')) : world.blobs.put(...put)),
    }
    await expect(renderRendition({ ...world, blobs }, wanted(picture))).rejects.toThrow('disk full')
    fails = false
    expect((await renderRendition({ ...world, blobs }, wanted(picture))).ok).toBe(true)
  })

  test('is refused in widths that are not on the ladder, and larger than the picture', async () => {
    const world = await testWorld()
    const picture = await aPictureIn(world)
    for (const width of [1, 319, 641, 701, 960, 2400, 99_999])
      expect(await renderRendition(world, wanted(picture, { width }))).toMatchObject({
        ok: false,
        refusal: 'not-found',
      })
    expect(await renditionKeys(world)).toEqual([])
  })

  test('is there in every width the picture comes in', async () => {
    const world = await testWorld()
    const picture = await aPictureIn(world, { width: 333, height: 77 })
    for (const ratio of [null, '16:9', '1:1'] as const)
      for (const width of widthsOf(picture, ratio)) {
        const { bytes } = must(await renderRendition(world, wanted(picture, { width, ratio })))
        expect((await sharp(bytes).metadata()).width).toBe(width)
      }
  })

  test('of a picture of one pixel can be made', async () => {
    const world = await testWorld()
    const picture = await aPictureIn(world, { width: 1, height: 1 })
    const { bytes } = must(
      await renderRendition(world, wanted(picture, { width: 1, ratio: '16:9', format: 'avif' })),
    )
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 1, height: 1 })
  })

  test('of something that is no picture, or not there, is refused', async () => {
    const world = await testWorld()
    const { media } = must(await uploadMedia(world, { content: [aPdf()] }, systemActor))
    const version = renditionVersion({ x: 0.5, y: 0.5 })
    for (const id of [media.id, world.ids.newId(), '', "' or 1=1 --"])
      expect(
        await renderRendition(world, { id, version, width: 320, ratio: null, format: 'jpg' }),
      ).toMatchObject({ refusal: 'not-found' })
  })

  test('follows the focal point: an old address tells the new one, which shows the other part', async () => {
    const world = await testWorld()
    const picture = await aPictureIn(world, { width: 1000, height: 200 })
    const old = wanted(picture, { width: 160, ratio: '1:1', format: 'jpg' })
    const before = must(await renderRendition(world, old))
    must(await editMedia(world, { id: picture.id, version: 1, focalPoint: { x: 1, y: 0.5 } }, systemActor))
    const moved = await renderRendition(world, old)
    expect(moved).toMatchObject({
      ok: false,
      refusal: 'other-version',
      detail: { path: expect.stringMatching(/\/160x160\.jpg$/) },
    })
    const after = must(await renderRendition(world, { ...old, version: renditionVersion({ x: 1, y: 0.5 }) }))
    const redness = async (bytes: Buffer) => (await sharp(bytes).stats()).channels[0]?.mean ?? 0
    expect((await redness(after.bytes)) - (await redness(before.bytes))).toBeGreaterThan(60)
  })
})
