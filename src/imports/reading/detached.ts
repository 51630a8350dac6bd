/**
 * The same text in memory of its own. V8 keeps a part of a text as a window into the whole: whoever remembers a title
 * out of each piece of a file would hold the file.
 */
export const detached = (text: string): string =>
  text.length < 13 ? text : Buffer.from(text, 'utf8').toString('utf8')
