/** Without characters that XML 1.0 and PostgreSQL refuse, and without halves of surrogate pairs. */
export const cleanText = (text: string): string => text.toWellFormed().replace(refusedByXml, '')

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const refusedByXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
