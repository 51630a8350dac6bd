import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashOf, isBuiltFrom, replaceFolder } from './freshness.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'depesche-fresh-'))
  mkdirSync(join(root, 'src'))
  writeFileSync(join(root, 'src/a.ts'), 'one')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const hash = (counts: (path: string) => boolean = () => true) =>
  hashOf(root, ['src', 'lock.json', 'missing'], counts)
const isNoTest = (path: string) => !path.endsWith('.test.ts')

describe('what is stale', () => {
  it.each<[string, () => void]>([
    ['a changed file', () => writeFileSync(join(root, 'src/a.ts'), 'two')],
    ['a new file', () => writeFileSync(join(root, 'src/b.ts'), 'one')],
    ['a file that is gone', () => rmSync(join(root, 'src/a.ts'))],
    ['a single file that is named', () => writeFileSync(join(root, 'lock.json'), '{}')],
  ])('%s is noticed', (_, change) => {
    const before = hash()
    change()
    expect(hash()).not.toBe(before)
  })

  it('tests and times do not count', () => {
    const before = hash(isNoTest)
    writeFileSync(join(root, 'src/a.test.ts'), 'test')
    writeFileSync(join(root, 'src/a.ts'), 'one')
    expect(hash(isNoTest)).toBe(before)
  })
})

describe('a built folder', () => {
  const target = () => join(root, 'dist/server')
  const building = (text: string) => async (folder: string) => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'main.js'), text)
  }
  const built = () => readFileSync(join(target(), 'main.js'), 'utf8')

  it('is replaced whole and names what it was made of', async () => {
    await replaceFolder(target(), 'hash-1', building('one'))
    await replaceFolder(target(), 'hash-2', building('two'))
    expect([built(), isBuiltFrom(target(), 'hash-1'), isBuiltFrom(target(), 'hash-2')]).toEqual([
      'two',
      false,
      true,
    ])
    expect(readdirSync(join(root, 'dist'))).toEqual(['server'])
  })

  it('stays when the next build fails', async () => {
    await replaceFolder(target(), 'hash-1', building('one'))
    const failing = replaceFolder(target(), 'hash-2', () => Promise.reject(new Error('a slip')))
    await expect(failing).rejects.toThrow('a slip')
    expect([built(), isBuiltFrom(target(), 'hash-1')]).toEqual(['one', true])
  })

  it('is made by two builds at once as by one', async () => {
    await Promise.all([1, 2].map(() => replaceFolder(target(), 'same', building('one'))))
    expect([built(), isBuiltFrom(target(), 'same')]).toEqual(['one', true])
  })

  it('loses what a killed build left beside it', async () => {
    mkdirSync(join(root, 'dist/server.999999999.x.new'), { recursive: true })
    mkdirSync(join(root, 'dist/server.1.x.new'), { recursive: true })
    await replaceFolder(target(), 'hash-1', building('one'))
    expect(existsSync(join(root, 'dist/server.999999999.x.new'))).toBe(false)
    expect(existsSync(join(root, 'dist/server.1.x.new'))).toBe(true)
  })
})
