import { escapeHtml } from '../../articles/body/index.ts'

/** Not allowed in XML 1.0, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

export const withoutControls = (text: string): string => text.toWellFormed().replace(controlCharacters, '')

export const xmlDocument = (root: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`

/** `content` is XML already, unless it is said to be text. */
export const element = (name: string, content: string, kind: 'xml' | 'text' = 'xml'): string =>
  `<${name}>${kind === 'text' ? escapeHtml(withoutControls(content)) : content}</${name}>`
