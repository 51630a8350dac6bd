import exifr from 'exifr'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aJpeg, aPdf, aPicture } from '../../test/pictures.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { systemActor } from '../accounts/index.ts'
import {
  editMedia,
  fittingRendition,
  type Media,
  type Picture,
  pictureSources,
  publicPath,
  removeMedia,
  uploadMedia,
} from '../media/index.ts'
import { must } from '../platform/result.ts'
import { mediaRoutes } from './media-route.ts'

const inLibrary = async (world: TestWorld, content: Buffer, fileName = 'boot.jpg'): Promise<Media> =>
  must(await uploadMedia(world, { content: [content], fileName }, systemActor)).media

async function aPictureIn(world: TestWorld, content?: Buffer): Promise<Picture> {
  const media = await inLibrary(world, content ?? (await aJpeg({ width: 700, height: 500 })))
  if (media.kind !== 'picture') throw new Error('not a picture')
  return media
}

describeOnEachDatabase('pictures on the site', (testWorld) => {
  test('every address that a page prints answers with a picture, to be kept forever', async () => {
    const world = await testWorld()
    const site = mediaRoutes(world)
    const { sources, src } = pictureSources(await aPictureIn(world), {
      sizes: '100vw',
      widths: [320, 640],
      ratio: '16:9',
    })
    const printed = sources.flatMap(({ type, srcset }) =>
      srcset.split(', ').map((entry) => ({ type, path: entry.split(' ')[0] ?? '' })),
    )
    expect(printed).toHaveLength(4)
    for (const { type, path } of [...printed, { type: 'image/jpeg', path: src }]) {
      const answer = await site.request(path)
      expect(answer.status).toBe(200)
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': type,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        etag: expect.stringMatching(/^"[\w-]+"$/),
      })
      const { width } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
      expect(path).toContain(`/${width}x`)
    }
  })

  test('a reader who has it is told so', async () => {
    const world = await testWorld()
    const site = mediaRoutes(world)
    const { path } = fittingRendition(await aPictureIn(world), { width: 320, ratio: null, format: 'webp' })
    const etag = (await site.request(path)).headers.get('etag') ?? ''
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
      expect((await site.request(path, { headers: { 'if-none-match': known } })).status).toBe(304)
    expect((await site.request(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
  })

  test('a viewer of a long file gets the part it asks for', async () => {
    const world = await testWorld()
    const site = mediaRoutes(world)
    const pdf = Buffer.from(aPdf())
    const { id } = await inLibrary(world, pdf, 'Gutachten.pdf')
    const path = `/media/${id}/Gutachten.pdf`
    const whole = await site.request(path)
    const length = pdf.length
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'content-length': String(length),
    })
    const asked = async (range: string, more: Record<string, string> = {}) => {
      const answer = await site.request(path, { headers: { range, ...more } })
      const body = Buffer.from(await answer.arrayBuffer())
      return [answer.status, answer.headers.get('content-range'), body.equals(pdf) ? 'whole' : body.length]
    }
    expect(await asked('bytes=0-9')).toEqual([206, `bytes 0-9/${length}`, 10])
    expect(await asked('bytes=-7')).toEqual([206, `bytes ${length - 7}-${length - 1}/${length}`, 7])
    expect(await asked(`bytes=5-${length + 99}`)).toEqual([
      206,
      `bytes 5-${length - 1}/${length}`,
      length - 5,
    ])
    expect(await asked(`bytes=${length}-`)).toEqual([416, `bytes */${length}`, 0])
    expect(await asked('bytes=-0')).toEqual([416, `bytes */${length}`, 0])
    for (const range of ['bytes=0-1,4-5', 'bytes=9-2', 'bytes=-', 'lines=0-9'])
      expect(await asked(range), range).toEqual([200, null, 'whole'])
    expect(await asked('bytes=0-9', { 'if-range': '"older"' })).toEqual([200, null, 'whole'])
    const etag = whole.headers.get('etag') ?? ''
    expect(await asked('bytes=0-9', { 'if-range': etag })).toEqual([206, `bytes 0-9/${length}`, 10])
  })

  test('where a picture was taken cannot be read from it', async () => {
    const world = await testWorld()
    const gps = {
      GPSLatitudeRef: 'N',
      GPSLatitude: '52/1 30/1 0/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '13/1 24/1 0/1',
    }
    const picture = await aPictureIn(world, await aPicture().withExif({ IFD3: gps }).jpeg().toBuffer())
    const answer = await mediaRoutes(world).request(publicPath(picture))
    expect(answer.status).toBe(200)
    expect(await exifr.gps(Buffer.from(await answer.arrayBuffer()))).toBeUndefined()
  })

  test('other sizes, other files and made-up places are not there', async () => {
    const world = await testWorld()
    const site = mediaRoutes(world)
    const { path } = fittingRendition(await aPictureIn(world), { width: 320, ratio: null, format: 'webp' })
    const place = path.slice(0, path.lastIndexOf('/'))
    const wrong = [
      `${place}/321.webp`,
      `${place}/960.webp`,
      `${place}/320.png`,
      `${place}/320x10.webp`,
      `${place}/..%2f..%2fsecret`,
      `/media/${world.ids.newId()}-a1/320.webp`,
      '/media/x/320.webp',
      '/media/%00/320.webp',
      `${place.replace(/-[^-]*$/, '')}/320.webp`,
    ]
    for (const address of wrong) {
      const answer = await site.request(address)
      expect(answer.status, address).toBe(404)
      expect(answer.headers.get('cache-control')).toBe('no-cache')
    }
  })

  test('an address from before the focal point moved leads to the present one', async () => {
    const world = await testWorld()
    const site = mediaRoutes(world)
    const picture = await aPictureIn(world)
    const { path } = fittingRendition(picture, { width: 320, ratio: '1:1', format: 'jpg' })
    must(await editMedia(world, { id: picture.id, version: 1, focalPoint: { x: 0, y: 0 } }, systemActor))
    const moved = await site.request(path)
    expect(moved.status).toBe(302)
    const location = moved.headers.get('location') ?? ''
    expect(location).not.toBe(path)
    expect((await site.request(location)).status).toBe(200)
  })

  test('a removed picture is gone at once', async () => {
    const world = await testWorld()
    const site = mediaRoutes(world)
    const picture = await aPictureIn(world)
    expect((await site.request(publicPath(picture))).status).toBe(200)
    must(await removeMedia(world, picture.id, systemActor))
    expect((await site.request(publicPath(picture))).status).toBe(404)
  })

  test('a PDF is there under its name', async () => {
    const world = await testWorld()
    const answer = await mediaRoutes(world).request(
      publicPath(await inLibrary(world, aPdf(), 'Gutachten Köln.pdf')),
    )
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(aPdf())
  })
})
