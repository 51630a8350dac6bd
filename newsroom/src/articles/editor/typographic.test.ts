import { expect, test } from 'vitest'
import { typeset } from './typographic.ts'

const type = (text: string, language = 'de') => typeset(text, language)

test.each([
  ['Er sagte: "Komm!"', 'Er sagte: „Komm!“'],
  ['"Er sagte: \'Komm!\'", so sie', '„Er sagte: ‚Komm!‘“, so sie'],
  ['("Die Zeit")', '(„Die Zeit“)'],
  ['das "Spiegel"-Gespräch', 'das „Spiegel“-Gespräch'],
  ["Ich hab's", 'Ich hab’s'],
  ["'Ich hab's', sagte er", '‚Ich hab’s‘, sagte er'],
  ["Hans' Hut", 'Hans’ Hut'],
  ['""', '„“'],
  ['Berlin - Bonn', 'Berlin – Bonn'],
  ['Berlin -- Bonn', 'Berlin – Bonn'],
  ['a---b', 'a—b'],
  ['Nord- und Südsee', 'Nord- und Südsee'],
  ['2014-11-23', '2014-11-23'],
  ['Warte...', 'Warte…'],
  ['- ein Punkt', '- ein Punkt'],
])('in German, typing %s gives %s', (typed, expected) => expect(type(typed)).toBe(expected))

test.each([
  ['"Come," she said, "it\'s late."', '“Come,” she said, “it’s late.”'],
  ['"He said \'no\'."', '“He said ‘no’.”'],
  ["the dogs' bowls", 'the dogs’ bowls'],
])('in English, typing %s gives %s', (typed, expected) => expect(type(typed, 'en')).toBe(expected))

test('Switzerland writes German with guillemets', () =>
  expect(type('Er sagt: "Ja."', 'de-CH')).toBe('Er sagt: «Ja.»'))
test('French has narrow spaces inside its marks', () => expect(type('"Oui"', 'fr')).toBe('«\u202fOui\u202f»'))

const nbsp = '\u00a0'

test.each([
  ['10-12 Uhr', '10–12 Uhr'],
  ['(10-12)', '(10–12)'],
  ['von 2020-2024, dann', 'von 2020–2024, dann'],
  ['Seiten 80-120. Danach', 'Seiten 80–120. Danach'],
  ['10:30-12 Uhr', '10:30–12 Uhr'],
  ['16.30-18.15 Uhr', '16.30–18.15 Uhr'],
  ['08-10 Uhr', '08–10 Uhr'],
  ['10-12%', '10–12%'],
  ['5 %', `5${nbsp}%`],
  ['10 €', `10${nbsp}€`],
  ['§ 5', `§${nbsp}5`],
  ['z. B. so', `z.${nbsp}B. so`],
  ['(z.B.)', `(z.${nbsp}B.)`],
  ['d. h.', `d.${nbsp}h.`],
])('in figures and short forms, typing %s gives %s', (typed, expected) => expect(type(typed)).toBe(expected))

test.each([
  'am 2020-11-23 um acht',
  '10-12-2020 ',
  'ISBN 978-3-16 ',
  'ISSN 1234-1567 ',
  'Telefon 040-1234 ',
  'Tel. 555-123, 555-987 ',
  'Tel. 123-456 ',
  '0176-1234 ',
  'Nr. 10-12 ',
  'Boeing 737-800 ',
  'https://zeitung.example/10-12 ',
  'A10-12 ',
  'DIN 4102-1 ',
  'ISO 9001-2015 ',
  '2020-11 ',
  'endete 5-4 ',
  '10-12-jährige Kinder',
  'www.z.B.de',
  'a % b',
])('%s stays as typed', (typed) => expect(type(typed)).toBe(typed))

test('short forms are German', () => expect(type('z. B.', 'en')).toBe('z. B.'))
