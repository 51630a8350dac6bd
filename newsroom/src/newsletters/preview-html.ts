export type Look = 'light' | 'dark'

/**
 * The mail as a program shows it that is set light or dark. What the mail asks of its reader's device is answered
 * here, as the frame would be asked about the newsroom's own device. Its links open beside the newsroom.
 */
export function shownAs(html: string, look: Look): string {
  const answered = html
    .replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi, (_, asked: string) =>
      asked.toLowerCase() === look ? '(min-width: 0px)' : '(max-width: 0px)',
    )
    .replace(/(<meta\b[^>]*name="(?:supported-)?color-schemes?"[^>]*content=")[^"]*/gi, `$1${look}`)
    .replace(/\bcolor-scheme\s*:\s*light\s+dark\b/gi, `color-scheme: ${look}`)
  return answered.replace(/<head\b[^>]*>/i, (head) => `${head}<base target="_blank">`)
}
