import { describe, expect, test } from 'vitest'
import { aJpeg } from '../../test/pictures.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import type { Actor } from '../accounts/index.ts'
import type { DepescheEvent } from '../platform/events/events.ts'
import { openTaskWorker } from '../platform/queue/worker.ts'
import { must } from '../platform/result.ts'
import { editMedia } from './edit-media.ts'
import { type Media, middle, type Picture } from './media.ts'
import { pictureSources } from './picture-sources.ts'
import {
  mediaTasksFor,
  prepareRenditions,
  type UsualPictures,
  usualRenditions,
} from './prepare-renditions.ts'
import { removeMedia } from './remove-media.ts'
import { fittingRendition, renditionFileName, renditionVersion } from './renditions.ts'
import { mediaTasks } from './tasks.ts'
import { uploadMedia } from './upload-media.ts'

const mira: Actor = { kind: 'staff', id: 'staff-1', name: 'Mira Lohse', role: 'editor' }
const usual: UsualPictures = {
  wishes: [
    { sizes: '100vw', widths: [160, 320] },
    { sizes: '5rem', ratio: '1:1', widths: [160] },
  ],
  files: [{ width: 1280, ratio: '16:9', format: 'jpg' }],
}

const aShape = (width: number, height: number) =>
  ({ id: 'a', width, height, focalPoint: middle, color: '#336699' }) as Picture

describe('the usual renditions', () => {
  test.each([
    [4000, 3000],
    [1000, 600],
    [700, 1400],
    [100, 80],
    [1, 1],
  ])('of %i × %i are all that pages name, and each once', (width, height) => {
    const picture = aShape(width, height)
    const pages = usual.wishes.flatMap((wish) => {
      const { sources, src } = pictureSources(picture, wish)
      return [
        src,
        ...sources.flatMap(({ srcset }) => srcset.split(', ').map((each) => each.split(' ')[0] ?? '')),
      ]
    })
    const files = usual.files.map((file) => fittingRendition(picture, file).path)
    const named = new Set([...pages, ...files].map((path) => path.split('/').at(-1)))
    const made = usualRenditions(picture, usual).map(renditionFileName)
    expect(new Set(made)).toEqual(named)
    expect(made).toHaveLength(named.size)
  })

  test('come in the order in which readers need them', () => {
    const formats = usualRenditions(aShape(1000, 600), usual).map(({ format }) => format)
    expect(formats).toEqual(['avif', 'avif', 'avif', 'jpg', 'jpg', 'jpg', 'webp', 'webp', 'webp'])
  })
})

const eventsOf = (world: TestWorld): DepescheEvent[] => {
  const events: DepescheEvent[] = []
  world.events.follow((event) => void events.push(event))
  return events
}

const aPictureIn = async (world: TestWorld): Promise<Media> =>
  must(await uploadMedia(world, { content: [await aJpeg({ width: 400, height: 300 })] }, mira)).media

const renditionsIn = (world: TestWorld) => Array.fromAsync(world.blobs.list('renditions/'))

/** Runs the task until it queues itself no more; answers how many runs that took. */
async function prepare(world: TestWorld, { id }: Media): Promise<number> {
  await prepareRenditions(usual).run(world, { mediaId: id })
  return 1 + (await openTaskWorker(world, mediaTasks(usual)).drain())
}

describeOnEachDatabase('preparing renditions', (testWorld) => {
  test('makes all of them, some a run; a second time finds nothing to do', async () => {
    const world = await testWorld()
    const picture = await aPictureIn(world)
    expect(await prepare(world, picture)).toBe(3)
    expect(await renditionsIn(world)).toHaveLength(usualRenditions(picture as Picture, usual).length)
    expect(await prepare(world, picture)).toBe(1)
  })

  test('follows an upload and a moved focal point', async () => {
    const world = await testWorld()
    const events = eventsOf(world)
    const picture = await aPictureIn(world)
    await aPictureIn(world) // the same file: nothing new
    must(await editMedia(world, { id: picture.id, version: 1, focalPoint: { x: 0.2, y: 0.5 } }, mira))
    await world.events.catchUp()
    expect(events.flatMap(mediaTasksFor)).toEqual([
      { name: 'media.prepare-renditions', payload: { mediaId: picture.id } },
      { name: 'media.prepare-renditions', payload: { mediaId: picture.id } },
    ])
    await prepare(world, picture)
    const version = renditionVersion({ x: 0.2, y: 0.5 })
    expect((await renditionsIn(world)).every((key) => key.includes(`/${version}/`))).toBe(true)
  })

  test('of a picture that is no more does nothing', async () => {
    const world = await testWorld()
    const picture = await aPictureIn(world)
    must(await removeMedia(world, picture.id, mira))
    await prepareRenditions(usual).run(world, { mediaId: picture.id })
    expect(await renditionsIn(world)).toEqual([])
  })
})
