import { describe, expect, it } from 'vitest'
import { readQuery } from './query.ts'
import { marked, openHighlighter, type Piece, snippetOf } from './snippet.ts'

const shown = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')
const highlighterOf = (typed: string) => openHighlighter(readQuery(typed).words)

describe('what was found', () => {
  it.each([
    ['Hafen', 'Häfen, der Hafen und die Hafenstadt', '[Häfen], der [Hafen] und die [Hafenstadt]'],
    ['Ueberschwemmung', 'Überschwemmungen in Äthiopien', '[Überschwemmungen] in Äthiopien'],
    ['Strasse', 'Die Straße ist gesperrt', 'Die [Straße] ist gesperrt'],
    ['Karadzic', 'Radovan Karadžić gefasst', 'Radovan [Karadžić] gefasst'],
    ['Wahl', 'Parlamentswahlen 2010', '[Parlamentswahlen] 2010'],
    ['Rat', 'Rathaus, Ratten, Verrat, der Rat', 'Rathaus, Ratten, Verrat, der [Rat]'],
    ['<b>', 'a <b>b</b>', 'a <b>b</b>'],
    ['🦊', 'ein 🦊', 'ein 🦊'],
  ])('%s is marked in „%s“', (typed, text, expected) => {
    expect(shown(marked(text, highlighterOf(typed)))).toBe(expected)
  })

  it('is shown with the words around it, not with the beginning', () => {
    const text = `${'Am Anfang steht nichts davon. '.repeat(30)}Der Deich hält dem Hochwasser stand. ${'Ende. '.repeat(60)}`
    const snippet = shown(snippetOf(text, highlighterOf('Deich Hochwasser')))
    expect(snippet).toMatch(/^… .*\[Deich\] hält dem \[Hochwasser\] stand.* …$/)
    expect(snippet.length).toBeLessThan(260)
  })

  it('is the beginning where the words stand elsewhere', () => {
    expect(shown(snippetOf('Kurzer Text.', highlighterOf('Deich')))).toBe('Kurzer Text.')
    expect(snippetOf('', highlighterOf('Deich'))).toEqual([])
  })

  it('costs no more for a text without blanks', () => {
    const text = 'deich'.repeat(20_000)
    expect(shown(snippetOf(text, highlighterOf('Deich'))).length).toBeLessThan(400)
  })
})
