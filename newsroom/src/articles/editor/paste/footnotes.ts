import { type ChildNode, type Document, Element, isTag, isText } from 'domhandler'
import { hasClass, stylesOf, textOf } from './markup.ts'

/**
 * Footnotes as Word, LibreOffice, Google Docs and Wikipedia write them: a link in the text leads to the note below,
 * which has a link back. Each mark becomes `<sup data-text="…">`, our footnote, when the text of its note came along;
 * otherwise it goes, as it would lead nowhere. The notes themselves go from the end of the text.
 */
export function takeFootnotes(document: Document): void {
  const links = elementsIn(document).filter(({ name }) => name === 'a')
  const notes = new Map<string, string>()
  for (const link of links) {
    const note = noteOfBackLink(link)
    if (!note) continue
    notes.set(note.number, [notes.get(note.number), textOfNote(note.element)].filter(Boolean).join(' '))
    remove(note.element)
  }
  for (const link of links) {
    const number = numberOf(link, markTarget)
    if (number) putFootnote(link, notes.get(number) ?? '')
  }
  for (const element of elementsIn(document)) if (isListOfNotes(element)) remove(element)
}

/** Where the mark in the text leads, and where the note leads back; the brackets hold kind and number. */
const markTarget = /#(_ftn|_edn|ftnt|sdfootnote|sdendnote|cite_note-)([\w.:-]*?\d+)(?:sym)?$/
const backTarget = /#(_ftnref|_ednref|ftnt_ref|sdfootnote|sdendnote|cite_ref-)([\w.:-]*?\d+)(?:anc)?$/

/** Kind and number of the note that a link belongs to, null for links of other kinds. */
function numberOf(link: Element, target: RegExp): string | null {
  const href = link.attribs.href ?? ''
  const isLibreOffice = /#sd(foot|end)note/.test(href)
  if (isLibreOffice && !href.endsWith(target === markTarget ? 'sym' : 'anc')) return null
  const [, kind = '', number = ''] = target.exec(href) ?? []
  if (!number) return null
  // „cite_ref-3“ and „cite_ref-name_3-0“ lead back from „cite_note-3“ and „cite_note-name-3“.
  const plain = kind.startsWith('cite_') ? number.replace(/_(\d+)-\d+$/, '-$1') : number
  return `${kind.replace(/_?(ref|note)?-?$/, '')}${plain}`
}

function noteOfBackLink(link: Element): { number: string; element: Element } | null {
  const number = numberOf(link, backTarget)
  const element = number && noteAround(link)
  return element ? { number, element } : null
}

/** The whole note: the box that the program drew around it, else its paragraph. */
function noteAround(link: Element): Element | null {
  let paragraph: Element | null = null
  for (let node = link.parent; node && isTag(node); node = node.parent) {
    if (isNoteBox(node)) return node
    if (!paragraph && /^(p|li|div)$/.test(node.name)) paragraph = node
  }
  return paragraph
}

const isNoteBox = (element: Element): boolean =>
  /^(footnote|endnote)$/.test(stylesOf(element)['mso-element'] ?? '') ||
  /^((ftn|edn|sdfootnote|sdendnote)\d+|cite_note-.+)$/.test(element.attribs.id ?? '')

const isListOfNotes = (element: Element): boolean =>
  /^(footnote|endnote)-list$/.test(stylesOf(element)['mso-element'] ?? '') ||
  (hasClass(element, /\b(footnotes|references)\b/) && textOf(element).trim() === '')

function textOfNote(element: Element): string {
  const words = wordsOf(element).replace(/\s+/g, ' ').trim()
  return words.replace(/^(\[?\d+\]?|[↑^])\s*/, '')
}

/** The text without links back, and with a space between paragraphs. */
function wordsOf(node: ChildNode): string {
  if (isText(node)) return node.data
  if (!isTag(node) || (node.name === 'a' && numberOf(node, backTarget))) return ''
  const inner = node.children.map(wordsOf).join('')
  return /^(p|li|div|br)$/.test(node.name) ? `${inner} ` : inner
}

/** In place of the link and of the raised signs that hold nothing but it. */
function putFootnote(link: Element, text: string): void {
  let mark = link
  while (mark.parent && isTag(mark.parent) && isOnlyAround(mark.parent, mark)) mark = mark.parent
  const { parent } = mark
  if (!parent) return
  const put = text ? [new Element('sup', { 'data-text': text })] : []
  for (const each of put) each.parent = parent
  parent.children = parent.children.flatMap((child) => (child === mark ? put : [child]))
}

const isOnlyAround = (around: Element, mark: Element): boolean =>
  /^(sup|span|b|i)$/.test(around.name) && textOf(around).trim() === textOf(mark).trim()

function remove(element: Element): void {
  const { parent } = element
  if (parent) parent.children = parent.children.filter((child) => child !== element)
}

function elementsIn(node: ChildNode | Document): Element[] {
  if (!('children' in node)) return []
  return node.children.flatMap((child) => [...(isTag(child) ? [child] : []), ...elementsIn(child)])
}
