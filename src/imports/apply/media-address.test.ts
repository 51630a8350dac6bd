import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mediaKey, pathBelowUploads } from './media-address.ts'
import { openMediaFolder } from './media-folder.ts'

describe('the address of a picture', () => {
  it.each([
    [
      'https://www.alt.example/wp-content/uploads/2015/05/rat-300x200.jpg',
      'alt.example/wp-content/uploads/2015/05/rat.jpg',
    ],
    [
      'http://alt.example/wp-content/uploads/2015/05/rat-scaled.jpg?ver=2',
      'alt.example/wp-content/uploads/2015/05/rat.jpg',
    ],
    ['https://alt.example/uploads/stra%C3%9Fe.png', 'alt.example/uploads/straße.png'],
    ['https://alt.example/content/images/size/w600/2020/a.png', 'alt.example/content/images/2020/a.png'],
    [
      'https://alt.example/content/images/size/w600/format/webp/2020/a.png',
      'alt.example/content/images/2020/a.png',
    ],
    ['/content/images/a.png', '/content/images/a.png'],
    [
      'https://alt.example/wp-content/uploads/plan-1920x1080-final.jpg',
      'alt.example/wp-content/uploads/plan-1920x1080-final.jpg',
    ],
    ['data:image/png;base64,AAAA', null],
    ['', '/'],
  ])('%s comes down to %s', (address, key) => {
    expect(mediaKey(address)).toBe(key)
  })

  it.each([
    ['/wp-content/uploads/2015/05/rat.jpg', '2015/05/rat.jpg'],
    ['/blog/wp-content/uploads/sites/3/rat.jpg', 'rat.jpg'],
    ['/content/images/2020/a.png', '2020/a.png'],
    ['/bilder/rat.jpg', 'rat.jpg'],
  ])('%s lies at %s in a folder of uploads', (path, below) => {
    expect(pathBelowUploads(path)).toBe(below)
  })
})

describe('a folder of pictures', () => {
  let folder = ''
  const files = [
    '2015/05/Rat.jpg',
    '2016/01/rat.jpg',
    '2016/02/einmal.png',
    'lose.gif',
    '2017/01/a.png',
    '2018/01/a.png',
  ]
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'depesche-folder-'))
    for (const prefix of ['uploads', 'whole/wp-content/uploads'])
      for (const file of files) {
        const path = join(folder, prefix, file)
        await mkdir(dirname(path), { recursive: true })
        await writeFile(path, file)
      }
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each(['uploads', 'whole', 'whole/wp-content'])(
    '%s gives the file of a path, or its only namesake',
    async (name) => {
      const find = await openMediaFolder(join(folder, name))
      const found = (path: string) => find(path)?.split('uploads/').at(-1) ?? null
      expect(found('/wp-content/uploads/2015/05/rat.jpg')).toBe('2015/05/Rat.jpg')
      expect(found('/wp-content/uploads/2016/01/rat-300x200.jpg')).toBe('2016/01/rat.jpg')
      expect(found('/wp-content/uploads/2020/01/einmal.png')).toBe('2016/02/einmal.png')
      expect(found('/wp-content/uploads/2020/01/a.png')).toBeNull()
      expect(found('/wp-content/uploads/../../../../etc/passwd')).toBeNull()
      expect(found('/bilder/lose.gif')).toBe('lose.gif')
    },
  )
})
