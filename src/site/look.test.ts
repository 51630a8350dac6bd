import { expect, it } from 'vitest'
import { defaultSettings } from '../settings/index.ts'
import { contrast, legible, lookCss, rgb } from './look.ts'

const light = ['#fdfbf7', '#f5f1e9']
const dark = ['#131416', '#1c1e21']

it.each(['#b3261e', '#ffe600', '#ffffff', '#808080', '#00ff00', '#000000'])(
  '%s is made legible on paper, and no darker than needed',
  (colour) => {
    const made = legible(colour, light)
    for (const paper of light) expect(contrast(rgb(made), rgb(paper))).toBeGreaterThanOrEqual(4.5)
  },
)

it.each(['#ff8a75', '#330000', '#000000', '#123456'])('%s is made legible at night', (colour) => {
  for (const paper of dark)
    expect(contrast(rgb(legible(colour, dark)), rgb(paper))).toBeGreaterThanOrEqual(4.5)
})

it('a colour that reads well is left as the publisher chose it', () => {
  expect(legible('#b3261e', light)).toBe('#b3261e')
})

it('the look brings the chosen fonts only', () => {
  const font = (name: string) => ({ css: `/*${name}*/`, preload: {} })
  const fonts = {
    newsreader: font('newsreader'),
    'source-serif': font('source-serif'),
    'public-sans': font('public-sans'),
    'libre-franklin': font('libre-franklin'),
  }
  const css = lookCss({ ...defaultSettings.look, serif: 'source-serif' }, fonts)
  expect(css).toContain('source-serif')
  expect(css).toContain('public-sans')
  expect(css).not.toContain('newsreader')
  expect(css).toContain('--signal:#b3261e')
})
