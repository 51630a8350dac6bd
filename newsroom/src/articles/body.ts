import type { Block, BodyDoc, Inline } from '../../../src/articles/body/schema.ts'

/** The document of an answer of the API, which the server has checked against the schema. */
export const asBody = (body: { type: 'doc'; content: unknown[] }): BodyDoc => body as BodyDoc

type AnyNode = { type: string; text?: string; attrs?: Record<string, unknown>; content?: readonly unknown[] }

/** The words of a node, as a reader reads them; pictures and embeds give their own words. */
export function textOfNode(node: Block | Inline | AnyNode): string {
  const { type, text, attrs, content } = node as AnyNode
  if (type === 'text') return text ?? ''
  if (type === 'hardBreak') return '\n'
  if (type === 'footnote') return ''
  const own = type === 'infoBox' ? [attrs?.title] : type === 'figure' ? [attrs?.caption] : []
  const inner = (content ?? []) as AnyNode[]
  const parts = [...own.filter(Boolean), inner.map(textOfNode).join(holdsInline(inner) ? '' : '\n')]
  return parts.filter(Boolean).join('\n')
}

const holdsInline = (nodes: readonly AnyNode[]): boolean =>
  nodes.some(({ type }) => type === 'text' || type === 'hardBreak')

export const textOfBody = (body: BodyDoc): string => body.content.map(textOfNode).filter(Boolean).join('\n\n')

/** Words as a person counts them: runs of letters and figures, with what joins them (1.200, E-Mail, o’clock). */
export const countWords = (text: string): number =>
  text.match(/[\p{L}\p{N}]+(?:[-’'.,:/][\p{L}\p{N}]+)*/gu)?.length ?? 0

const wordsOfBlocks = new WeakMap<Block, number>()

/** The words of a body; what was counted once is not counted again. */
export const countBodyWords = ({ content }: BodyDoc): number =>
  content.reduce((sum, block) => {
    const known = wordsOfBlocks.get(block) ?? countWords(textOfNode(block))
    wordsOfBlocks.set(block, known)
    return sum + known
  }, 0)

/** Minutes to read, at least one. */
export const readingMinutes = (words: number, wordsPerMinute: number): number =>
  Math.max(1, Math.round(words / wordsPerMinute))

/** A body as it is stored: without the empty paragraphs that an editor leaves at the end. */
export function storedBody(body: BodyDoc): BodyDoc {
  const content = [...body.content]
  while (isEmptyParagraph(content.at(-1))) content.pop()
  return { type: 'doc', content }
}

const isEmptyParagraph = (block: Block | undefined): boolean =>
  block?.type === 'paragraph' && !block.content?.length

const canonicalForms = new WeakMap<object, string>()

/**
 * One form for blocks that mean the same: the editor leaves out what is empty, the server writes it, and neither
 * promises an order of attributes.
 */
export function canonicalBlock(block: Block): string {
  const known = canonicalForms.get(block)
  if (known !== undefined) return known
  const form = JSON.stringify(canonical(block))
  canonicalForms.set(block, form)
  return form
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, canonical(inner)] as const)
    .filter(([, inner]) => inner !== null && inner !== undefined && !isEmptyThing(inner))
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const isEmptyThing = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0
