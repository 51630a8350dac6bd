import { describe, expect, it } from 'vitest'
import { normalise, type Vocabulary } from './normalise.ts'

const words = new Set('idiot vollidiot du bist ein doof arschloch ruhe'.split(' '))
const vocabulary: Vocabulary = {
  isKnown: (form) => words.has(form),
  unmasked: (raw) => (raw === 'arschl*ch' ? 'arschloch' : null),
}
const formsOf = (text: string) => normalise(text, vocabulary).words.map(({ form }) => form)

describe('a text is read as a person sees it', () => {
  it.each([
    ['Straße', ['strasse']],
    ['Ärger über MÜLLER', ['aerger', 'ueber', 'mueller']],
    ['A\u0308rger', ['aerger']],
    ['Idіоt', ['idiot']],
    ['𝕀𝕕𝕚𝕠𝕥', ['idiot']],
    ['🅸🅳🅸🅾🆃', ['idiot']],
    ['Id\u200bi\u00ado\u2060t', ['idiot']],
    ['I\u0301d\u0337iot', ['idiot']],
    ['I d i o t', ['idiot']],
    ['I.D.I.O.T', ['idiot']],
    ['i-d-i-o-t!', ['idiot']],
    ['I😀d😀i😀o😀t', ['idiot']],
    ['Id🔥iot!', ['idiot']],
    ['Arsch🔥🔥loch', ['arschloch']],
    ['d u b i s t e i n i d i o t', ['du', 'bist', 'ein', 'idiot']],
    ['1d10t', ['idiot']],
    ['!diot', ['diot']],
    ['Idiooooot', ['idiot']],
    ['doooof', ['doof']],
    ['Arschl*ch', ['arschloch']],
    ['Ruhe!', ['ruhe']],
  ])('%s', (text, forms) => expect(formsOf(text)).toEqual(forms))

  it.each([
    ['Covid19 und G20', ['covid19', 'und', 'g20']],
    ['Leser*innen', ['leser', 'innen']],
    ['schwarz-weiß', ['schwarz', 'weiss']],
    ['12.000 Euro', ['12', '000', 'euro']],
    ['Schifffahrt', ['schifahrt']],
    ['du😀bist😀ein', ['du', 'bist', 'ein']],
    ['Ruhe😀du', ['ruhe', 'du']],
    ['z. B. am 3. Mai', ['z', 'b', 'am', '3', 'mai']],
  ])('what only looks like a trick stays words: %s', (text, forms) => expect(formsOf(text)).toEqual(forms))
})

describe('each word knows where it stands in the original', () => {
  it.each([
    ['Du I d i o t!', 'I d i o t'],
    ['😀 Du 1d10t', '1d10t'],
    ['So ein Id\u200biot.', 'Id\u200biot'],
    ['Ein I\u0308d\u0301iot', 'I\u0308d\u0301iot'],
    ['𝕀𝕕𝕚𝕠𝕥 eben', '𝕀𝕕𝕚𝕠𝕥'],
    ['du Idiooot', 'Idiooot'],
    ['Du Id🔥iot!', 'Id🔥iot'],
  ])('%s', (text, wanted) => {
    const found = normalise(text, vocabulary).words.find(({ form }) => form === 'idiot')
    expect(text.slice(found?.start, found?.end)).toBe(wanted)
  })
})
