import { expect, it } from 'vitest'
import { placeholderSlips } from './placeholders.ts'

it.each([
  ['Mehr von {site}', 'Weiteres von {site}', [], []],
  ['Mehr von {site}', 'Weiteres', ['{site}'], []],
  ['Mehr von {site}', 'Weiteres von {seite}', ['{site}'], ['{seite}']],
  ['{count} Minute|{count} Minuten', '{count} Min.', [], []],
  ['Teilen', 'Weitersagen', [], []],
])('„%s“ as „%s“ lacks %s and has unknown %s', (original, own, missing, unknown) => {
  expect(placeholderSlips(original, own)).toEqual({ missing, unknown })
})
