import type { BodyDoc } from '../../../src/articles/body/schema.ts'
import type { IssueBlock, IssueBlockInput } from '../../../src/newsroom-api/contract/newsletters.ts'
import { asBody, canonicalBlock, storedBody } from '../articles/body.ts'

/** The key stays with a block while it is moved and written in; the server does not know it. */
type Keyed<B> = B & { key: string }
export type ArticleBlock = Keyed<{
  type: 'article'
  articleId: string
  headline: string | null
  teaser: string | null
  hasPicture: boolean | null
}>
export type HeadingBlock = Keyed<{ type: 'heading'; text: string }>
export type TextBlock = Keyed<{ type: 'text'; body: BodyDoc }>
export type PictureBlock = Keyed<{
  type: 'picture'
  mediaId: string
  alt: string | null
  caption: string | null
  link: string | null
}>
export type AdvertisementBlock = Keyed<{
  type: 'advertisement'
  headline: string
  text: string
  link: string
  advertiser: string | null
  mediaId: string | null
  alt: string | null
}>
type RuleBlock = Keyed<{ type: 'rule' }>
export type Block = ArticleBlock | HeadingBlock | TextBlock | PictureBlock | AdvertisementBlock | RuleBlock
export type BlockType = Block['type']

const newKey = (): string => crypto.randomUUID()

export const articleBlock = (articleId: string): ArticleBlock => ({
  key: newKey(),
  type: 'article',
  articleId,
  headline: null,
  teaser: null,
  hasPicture: null,
})
export const pictureBlock = (mediaId: string): PictureBlock => ({
  key: newKey(),
  type: 'picture',
  mediaId,
  alt: null,
  caption: null,
  link: null,
})

/** An empty block of the types that begin empty. */
export function emptyBlock(type: Exclude<BlockType, 'article' | 'picture'>): Block {
  const key = newKey()
  if (type === 'heading') return { key, type, text: '' }
  if (type === 'text') return { key, type, body: { type: 'doc', content: [] } }
  if (type === 'rule') return { key, type }
  return { key, type, headline: '', text: '', link: '', advertiser: null, mediaId: null, alt: null }
}

/** A block of the server's answer, without what it only shows. */
export function editedBlock(block: IssueBlock): Block {
  const key = newKey()
  switch (block.type) {
    case 'article': {
      const { type, articleId, headline, teaser, hasPicture } = block
      return { key, type, articleId, headline, teaser, hasPicture }
    }
    case 'text':
      return { key, type: block.type, body: asBody(block.body) }
    case 'picture': {
      const { type, mediaId, alt, caption, link } = block
      return { key, type, mediaId, alt, caption, link }
    }
    case 'advertisement': {
      const { pictureUrl: _, ...own } = block
      return { key, ...own }
    }
    default:
      return { key, ...block }
  }
}

const spaceless = (words: string | null): string | null => words?.trim() || null

/** The block as the API takes it: words that were emptied are none. */
export function inputOf(block: Block): IssueBlockInput {
  switch (block.type) {
    case 'article': {
      const { type, articleId, hasPicture } = block
      return {
        type,
        articleId,
        hasPicture,
        headline: spaceless(block.headline),
        teaser: spaceless(block.teaser),
      }
    }
    case 'heading':
      return { type: block.type, text: block.text.trim() }
    case 'text':
      return { type: block.type, body: { format: 'doc', content: storedBody(block.body) } }
    case 'picture': {
      const { type, mediaId, alt, caption, link } = block
      return { type, mediaId, alt: spaceless(alt), caption: spaceless(caption), link: spaceless(link) }
    }
    case 'advertisement': {
      const { key: _, ...own } = block
      const link = own.link.trim()
      return { ...own, link, advertiser: spaceless(own.advertiser), alt: spaceless(own.alt) }
    }
    default:
      return { type: block.type }
  }
}

/** One form for blocks that mean the same, whoever wrote them. */
function meaningOf(block: Block): string {
  if (block.type === 'text') return `text ${storedBody(block.body).content.map(canonicalBlock).join()}`
  const input = inputOf(block)
  return JSON.stringify(Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * The server's blocks, but the ones that the editor holds where both mean the same: they keep their keys, and the
 * fields in them the cursor.
 */
export function withHeld(stored: readonly Block[], held: readonly Block[]): Block[] {
  const free = new Map<string, Block[]>()
  for (const block of held) {
    const meaning = meaningOf(block)
    free.set(meaning, [...(free.get(meaning) ?? []), block])
  }
  return stored.map((block) => free.get(meaningOf(block))?.shift() ?? block)
}

/** Behind the block with this key; null: at the end. */
export function insertAfter(blocks: readonly Block[], key: string | null, added: readonly Block[]): Block[] {
  const at = blocks.findIndex((block) => block.key === key)
  return at < 0 ? [...blocks, ...added] : [...blocks.slice(0, at + 1), ...added, ...blocks.slice(at + 1)]
}

export const changeBlock = (
  blocks: readonly Block[],
  key: string,
  changes: Partial<Omit<Block, 'key' | 'type'>>,
): Block[] => blocks.map((block) => (block.key === key ? ({ ...block, ...changes } as Block) : block))

export const removeBlock = (blocks: readonly Block[], key: string): Block[] =>
  blocks.filter((block) => block.key !== key)

/** A block to be written in that nobody wrote in yet; it is not sent to the server. */
export function isBlank(block: Block): boolean {
  if (block.type === 'heading') return block.text.trim() === ''
  if (block.type === 'text') return storedBody(block.body).content.length === 0
  if (block.type === 'advertisement')
    return [block.headline, block.text, block.link, block.advertiser].every((words) => !words?.trim())
  return false
}
