import { expect, it } from 'vitest'
import { excerpt } from './excerpt.ts'

it.each([
  ['Kurz', 'Kurz'],
  ['Zwei\n\nAbsätze', 'Zwei Absätze'],
  ['Der Rat hat den Haushalt, beschlossen', 'Der Rat hat den Haushalt …'],
  ['x'.repeat(40), `${'x'.repeat(30)} …`],
])('%j begins %j', (text, begins) => expect(excerpt(text, 30)).toBe(begins))
