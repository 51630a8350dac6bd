import { type BodyDoc, bodyToHtml } from '../../articles/body/index.ts'
import { ink, line, sans, serif } from './look.ts'

const text = `font:400 16px/1.55 ${sans};color:${ink};`
const styles: Record<string, string> = {
  p: `margin:0 0 12px;${text}`,
  h2: `margin:18px 0 8px;font:700 21px/1.28 ${serif};color:${ink};`,
  h3: `margin:16px 0 6px;font:700 18px/1.3 ${serif};color:${ink};`,
  h4: `margin:14px 0 4px;font:700 16px/1.3 ${sans};color:${ink};`,
  ul: `margin:0 0 12px;padding:0 0 0 22px;${text}`,
  ol: `margin:0 0 12px;padding:0 0 0 22px;${text}`,
  li: `margin:0 0 4px;${text}`,
  blockquote: `margin:0 0 12px;padding:0 0 0 16px;border-left:2px solid ${line};`,
  a: `color:${ink};text-decoration:underline;`,
}

/** An editor's own words as HTML for mails: each element bears its style, as some programs know no style sheets. */
export function bodyInMail(body: BodyDoc, publicUrl: string): string {
  const html = bodyToHtml(body, {
    mode: 'plain',
    picture: () => null,
    href: (url) => (url.startsWith('/') ? publicUrl + url : url),
    texts: {
      footnotes: '',
      footnote: '',
      galleryLabel: '',
      tableLabel: '',
      embedLoad: '',
      embedOpen: '',
      embedNote: '',
      backToText: '',
    },
  })
  // What is text is escaped by now, so these are elements.
  return html.replace(/<(p|h[234]|[uo]l|li|blockquote|a)(?=[ >])( class="[^"]*")?/g, (_, tag: string) => {
    const known = tag === 'blockquote' ? 'line' : 'ink'
    return `<${tag} class="${known}" style="${styles[tag]}"`
  })
}
