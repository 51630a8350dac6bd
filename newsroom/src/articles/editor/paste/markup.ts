import { type ChildNode, type Element, isTag, isText } from 'domhandler'

/** Small tools over parsed HTML: names, styles and text of elements, and writing clean HTML. */

/** `style="font-weight:700; mso-list:l0 level1"` as a lower-case record. */
export function stylesOf(element: Element): Record<string, string> {
  const entries = (element.attribs.style ?? '').split(';').map((declaration) => {
    const colon = declaration.indexOf(':')
    return [
      declaration.slice(0, colon).trim().toLowerCase(),
      declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase(),
    ] as const
  })
  return Object.fromEntries(entries.filter(([name, value]) => name && value))
}

export const hasClass = (element: Element, pattern: RegExp): boolean =>
  pattern.test(element.attribs.class ?? '')

export function textOf(node: ChildNode): string {
  if (isText(node)) return node.data
  return isTag(node) ? node.children.map(textOf).join('') : ''
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export function tag(name: string, content: string, attributes: Record<string, string> = {}): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`)
  return `<${name}${written.join('')}>${content}</${name}>`
}

/** Whether HTML written by us holds anything a reader would see. */
export const isBlank = (html: string): boolean =>
  html.replace(/<(?!hr|sup data-text)[^>]*>/g, '').replace(/&nbsp;|[\s\u00a0\u200b]/g, '') === ''
