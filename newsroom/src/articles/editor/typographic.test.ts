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
