import { describe, expect, it } from 'vitest'
import { xmlMender } from './mend-xml.ts'

/** In one piece, and character by character: the result must be the same. */
function mended(text: string, longest = 1000): string {
  const whole = xmlMender(longest)(text, true)
  const mend = xmlMender(longest)
  const single = [...text].map((character) => mend(character, false)).join('') + mend('', true)
  expect(single).toBe(whole)
  return whole
}

describe('XML before it is parsed', () => {
  it.each([
    ['passes unchanged when it is sound', '<a b="1">x &amp; y &#228; &#xE4;<![CDATA[<&>]]]]></a>', undefined],
    ['has its stray ampersands escaped', '<a>Q & A, AT&T; &</a>', '<a>Q &amp; A, AT&amp;T; &amp;</a>'],
    ['has signs that open no tag escaped', '<a>1 < 2 <3</a>', '<a>1 &lt; 2 &lt;3</a>'],
    ['keeps entities it does not know as text', '<a>&nbsp;&lol9;</a>', '<a>&amp;nbsp;&amp;lol9;</a>'],
    ['loses comments and instructions', '<?xml version="1.0"?><!-- > < --><a/>', '<a/>'],
    ['loses the document type', '<!DOCTYPE rss><a/>', '<a/>'],
    ['loses declared entities', '<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "c">]><a/>', '<a/>'],
  ])('%s', (_name, written, expected = written) => {
    expect(mended(written)).toBe(expected)
  })

  it('is cut where one run is longer than can be held', () => {
    expect(mended(`<a>${'x'.repeat(50)}</a><b><![CDATA[${'y'.repeat(50)}]]></b>`, 20)).toBe(
      `<a>${'x'.repeat(20)}</a><b><![CDATA[${'y'.repeat(11)}]]></b>`,
    )
  })

  it.each([
    ['"', '>', 'x</a>'],
    ["'", '/>', ''],
  ])('has a tag that is too long closed with its quotation %s', (quote, end, rest) => {
    const long = `<a b=${quote}${'k'.repeat(100_100)}${quote}${end}${rest}<c d="e"/>`
    expect(mended(long)).toBe(`<a b=${quote}${'k'.repeat(99_994)}${quote}${end}${rest}<c d="e"/>`)
  })

  it('names each unknown entity', () => {
    const names: string[] = []
    xmlMender(100, (name) => names.push(name))('<a>&nbsp; &amp; &uuml;</a>', true)
    expect(names).toEqual(['nbsp', 'uuml'])
  })
})
