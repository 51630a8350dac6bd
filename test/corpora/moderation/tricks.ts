/** Ways to hide words from a filter, as people use them; each changes every third word of some length. */
export const tricks: Record<string, (text: string) => string> = {
  'letters apart': eachWord((word) => [...word].join(' ')),
  'dots between': eachWord((word) => [...word].join('.')),
  leetspeak: eachWord((word) =>
    word.replace(/[aeio]/g, (letter) => ({ a: '4', e: '3', i: '1', o: '0' })[letter] ?? letter),
  ),
  'zero width': eachWord((word) => [...word].join('\u200b')),
  'look-alikes': eachWord((word) =>
    word.replace(
      /[aeopcx]/g,
      (letter) => ({ a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х' })[letter] ?? letter,
    ),
  ),
  'stretched letters': eachWord((word) =>
    word.replace(/[aeiouäöü](?=[^aeiouäöü]*$)/, (letter) => letter.repeat(5)),
  ),
  'emoji between': eachWord((word) => [...word].join('😀')),
  'emoji inside': eachWord((word) => `${word.slice(0, 2)}🔥${word.slice(2)}`),
  'umlauts written out': (text) =>
    text.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss'),
  accents: eachWord((word) => word.replace(/[aeiou]/g, (letter) => `${letter}\u0301`)),
}

function eachWord(change: (word: string) => string): (text: string) => string {
  return (text) => {
    let number = 0
    return text.replace(/(?<![@#\p{L}\p{N}/.])\p{L}{4,}(?![\p{L}\p{N}])/gu, (word) =>
      number++ % 3 === 0 ? change(word) : word,
    )
  }
}
