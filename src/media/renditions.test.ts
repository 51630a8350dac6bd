import { describe, expect, test } from 'vitest'
import { pictureSources } from './picture-sources.ts'
import {
  cropWindow,
  fittingRendition,
  isRenditionOf,
  parseRenditionFileName,
  renditionFileName,
  renditionPath,
  renditionSize,
  renditionVersion,
  widthsOf,
} from './renditions.ts'

const id = '0198f5a0-1111-7222-8333-444455556666'
const middle = { x: 0.5, y: 0.5 }
const aShape = (width: number, height: number, focalPoint = middle) => ({
  id,
  width,
  height,
  focalPoint,
  color: '#336699',
})

describe('the widths a picture comes in', () => {
  test.each([
    [4000, 3000, null, [160, 320, 480, 640, 960, 1280, 1600, 2400]],
    [2400, 1600, null, [160, 320, 480, 640, 960, 1280, 1600, 2400]],
    [1000, 600, null, [160, 320, 480, 640, 960, 1000]],
    [640, 400, null, [160, 320, 480, 640]],
    [100, 50, null, [100]],
    [1, 1, null, [1]],
    [4000, 900, '1:1', [160, 320, 480, 640, 900]],
    [4000, 900, '16:9', [160, 320, 480, 640, 960, 1280, 1600]],
    [900, 4000, '16:9', [160, 320, 480, 640, 900]],
  ] as const)('%i × %i, cropped to %s', (width, height, ratio, widths) => {
    expect(widthsOf({ width, height }, ratio)).toEqual(widths)
  })

  test('no other width is one of its renditions', () => {
    const picture = aShape(1000, 600)
    expect(isRenditionOf(picture, { width: 641, ratio: null, format: 'webp' })).toBe(false)
    expect(isRenditionOf(picture, { width: 1280, ratio: null, format: 'webp' })).toBe(false)
    expect(isRenditionOf(picture, { width: 1000, ratio: null, format: 'webp' })).toBe(true)
  })
})

describe('a crop', () => {
  test.each([
    [
      'in the middle',
      4000,
      3000,
      '16:9',
      { x: 0.5, y: 0.5 },
      { left: 0, top: 375, width: 4000, height: 2250 },
    ],
    ['at the top', 4000, 3000, '16:9', { x: 0.5, y: 0.1 }, { left: 0, top: 0, width: 4000, height: 2250 }],
    ['at the bottom', 4000, 3000, '16:9', { x: 0.5, y: 1 }, { left: 0, top: 750, width: 4000, height: 2250 }],
    [
      'a square right of the middle',
      4000,
      3000,
      '1:1',
      { x: 0.6, y: 0 },
      { left: 900, top: 0, width: 3000, height: 3000 },
    ],
    ['of a portrait', 1000, 2000, '3:2', { x: 0, y: 0.25 }, { left: 0, top: 167, width: 1000, height: 667 }],
    [
      'of a picture that has the shape',
      1600,
      900,
      '16:9',
      { x: 0, y: 0 },
      { left: 0, top: 0, width: 1600, height: 900 },
    ],
    ['of one pixel', 1, 1, '4:3', { x: 1, y: 1 }, { left: 0, top: 0, width: 1, height: 1 }],
  ] as const)('%s keeps the focal point in view', (_, width, height, ratio, focalPoint, window) => {
    expect(cropWindow({ width, height }, ratio, focalPoint)).toEqual(window)
  })

  test('never leaves the picture, whatever its shape', () => {
    for (const width of [1, 2, 3, 7, 100, 999, 4000])
      for (const height of [1, 2, 3, 7, 100, 999, 4000])
        for (const ratio of ['16:9', '3:2', '4:3', '1:1'] as const)
          for (const at of [0, 0.3, 1]) {
            const { left, top, ...size } = cropWindow({ width, height }, ratio, { x: at, y: at })
            expect(left).toBeGreaterThanOrEqual(0)
            expect(top).toBeGreaterThanOrEqual(0)
            expect(left + size.width).toBeLessThanOrEqual(width)
            expect(top + size.height).toBeLessThanOrEqual(height)
            expect(Math.min(size.width, size.height)).toBeGreaterThan(0)
          }
  })
})

describe('the address of a rendition', () => {
  test('names picture, focal point, size and format', () => {
    const picture = aShape(4000, 3000)
    const version = renditionVersion(middle)
    expect(renditionPath(picture, { width: 640, ratio: null, format: 'webp' })).toBe(
      `/media/${id}-${version}/640.webp`,
    )
    expect(renditionPath(picture, { width: 640, ratio: '16:9', format: 'jpg' })).toBe(
      `/media/${id}-${version}/640x360.jpg`,
    )
  })

  test('changes with the focal point', () => {
    const versions = [middle, { x: 0.501, y: 0.5 }, { x: 0.5, y: 0.499 }, { x: 0, y: 0 }, { x: 1, y: 1 }].map(
      renditionVersion,
    )
    expect(new Set(versions).size).toBe(versions.length)
  })

  test('every file name made is read back as what it was made from', () => {
    for (const width of [160, 320, 480, 640, 960, 1280, 1600, 2400])
      for (const ratio of [null, '16:9', '3:2', '4:3', '1:1'] as const)
        for (const format of ['avif', 'webp', 'jpg'] as const)
          expect(parseRenditionFileName(renditionFileName({ width, ratio, format }))).toEqual({
            width,
            ratio,
            format,
          })
  })

  test.each([
    '640.png',
    '640.webp.exe',
    '0640.webp',
    '640x361.webp',
    '-1.jpg',
    '640x.jpg',
    '.jpg',
    '640',
    '999999.jpg',
    '640.WEBP',
    '6e2.jpg',
  ])('%s is the name of none', (name) => {
    expect(parseRenditionFileName(name)).toBeNull()
  })
})

describe('what a page prints for a picture', () => {
  test('sources by width in two formats, a JPEG for the rest, and the shape', () => {
    const printed = pictureSources(aShape(1000, 500), { sizes: '100vw' })
    const path = (width: number, format: string) =>
      `/media/${id}-${renditionVersion(middle)}/${width}.${format} ${width}w`
    expect(printed).toEqual({
      sources: [
        {
          type: 'image/avif',
          srcset: [160, 320, 480, 640, 960, 1000].map((width) => path(width, 'avif')).join(', '),
        },
        {
          type: 'image/webp',
          srcset: [160, 320, 480, 640, 960, 1000].map((width) => path(width, 'webp')).join(', '),
        },
      ],
      sizes: '100vw',
      src: `/media/${id}-${renditionVersion(middle)}/960.jpg`,
      width: 1000,
      height: 500,
      color: '#336699',
    })
  })

  test('only the widths wished for, and its own width where it is smaller than those', () => {
    const widths = (picture: ReturnType<typeof aShape>, wish: number[]) =>
      pictureSources(picture, { sizes: '1px', widths: wish })
        .sources[0]?.srcset.match(/\d+(?=w)/g)
        ?.map(Number)
    expect(widths(aShape(4000, 3000), [320, 640, 1280])).toEqual([320, 640, 1280])
    expect(widths(aShape(1000, 600), [320, 640, 1280])).toEqual([320, 640, 1000])
    expect(widths(aShape(1000, 600), [320, 640])).toEqual([320, 640])
    expect(widths(aShape(200, 100), [320, 640])).toEqual([200])
  })

  test('a crop is printed with the shape of the crop', () => {
    const printed = pictureSources(aShape(3000, 4000), { sizes: '50vw', ratio: '3:2', widths: [320, 640] })
    expect(printed).toMatchObject({ width: 640, height: 427 })
    expect(printed.src).toMatch(/\/640x427\.jpg$/)
  })

  test('the shape printed is that of every source', () => {
    const picture = aShape(1234, 777)
    const { width, height } = pictureSources(picture, { sizes: '1px' })
    for (const each of widthsOf(picture, null)) {
      const size = renditionSize(picture, { width: each, ratio: null })
      expect(Math.abs(size.height - (each * height) / width)).toBeLessThanOrEqual(1)
    }
  })

  test('one file of a wished width: the next smaller there is', () => {
    expect(fittingRendition(aShape(4000, 3000), { width: 1200, ratio: '16:9', format: 'jpg' })).toMatchObject(
      { width: 960, height: 540 },
    )
    expect(fittingRendition(aShape(100, 100), { width: 1200, ratio: null, format: 'jpg' })).toMatchObject({
      width: 100,
      height: 100,
    })
  })
})
