// Draws the pictures of the demo publication: node scripts/draw-demo-pictures/index.ts [key …]
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sheet } from './kit.ts'
import { type Size, scenes } from './scenes.ts'

const folder = join(import.meta.dirname, '../../src/demo/pictures')
const sizes: Record<string, Size> = {
  landscape: { W: 1600, H: 1067 },
  portrait: { W: 1067, H: 1600 },
  square: { W: 1200, H: 1200 },
}
const limit = 25_000
const only = process.argv.slice(2)
let failed = false

const wanted = ['wanted-a.tsv', 'wanted-b.tsv'].flatMap((name) => {
  const file = join(folder, name)
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((row) => row.includes('\t'))
        .map((row) => row.split('\t'))
    : []
})

for (const [index, [key = '', , orientation = 'landscape']] of wanted.entries()) {
  if (only.length && !only.includes(key)) continue
  const scene = scenes[key]
  const size = sizes[orientation.trim()]
  if (!scene || !size) {
    console.error(`${key}: ${scene ? `unknown orientation ${orientation}` : 'no scene drawn yet'}`)
    failed = true
    continue
  }
  const { paper, content } = scene(size)
  const svg = sheet(size.W, size.H, paper, index + 1, content.join(''))
  if (svg.length > limit) {
    console.error(`${key}: ${svg.length} bytes, more than ${limit}`)
    failed = true
  }
  writeFileSync(join(folder, `${key}.svg`), svg)
}
if (failed) process.exitCode = 1
