/** A comment's words as blocks: paragraphs, and what it quotes with `>` at the start of lines. */
export type CommentBlock = { kind: 'words' | 'quotation'; text: string }

/** Empty lines part paragraphs; lines that begin with `>` are a quotation. */
export function commentBlocks(text: string): CommentBlock[] {
  const blocks: CommentBlock[] = []
  let isOpen = false
  for (const line of text.split('\n')) {
    const isQuoted = line.startsWith('>')
    const words = isQuoted ? line.replace(/^[>\s]+/, '') : line
    const kind = isQuoted ? 'quotation' : 'words'
    if (words.trim() === '') {
      isOpen = false
      continue
    }
    const last = blocks.at(-1)
    if (isOpen && last?.kind === kind) last.text += `\n${words}`
    else blocks.push({ kind, text: words })
    isOpen = true
  }
  return blocks
}

/** A reader's words: whatever they type stays text; only what is made here is markup. */
export function CommentText({ text }: { text: string }) {
  return (
    <div class="comment__text" dir="auto">
      {commentBlocks(text).map((block) =>
        block.kind === 'quotation' ? (
          <blockquote dir="auto">{withLinks(block.text)}</blockquote>
        ) : (
          <p dir="auto">{withLinks(block.text)}</p>
        ),
      )}
    </div>
  )
}

/** For feeds, whose readers take what a description says for HTML (RSS 2.0, `description`). */
export const commentHtml = (text: string): string => String(<CommentText text={text} />)

/** Addresses can be followed; search engines need not (`ugc`: whoever wrote it is not us). */
const withLinks = (text: string) =>
  text.split(/(https?:\/\/[^\s<>"„“”]+[^\s<>"„“”.,;:!?)\]])/).map((part, index) =>
    index % 2 === 1 ? (
      <a href={part} rel="nofollow ugc noopener">
        {part}
      </a>
    ) : (
      withStress(part)
    ),
  )

/** `*so*` is stressed, `**so**` strongly; a lone asterisk stays one, as in 3 * 4. */
const withStress = (text: string) =>
  text
    .split(/(?<![\p{L}\p{N}*])(\*\*?)([^\s*](?:[^*\n]{0,200}[^\s*])?)\1(?![\p{L}\p{N}*])/u)
    // Words, asterisks, stressed words, and so on.
    .map((part, index, parts) => {
      if (index % 3 === 0) return part
      if (index % 3 === 1) return null
      return parts[index - 1] === '**' ? <strong>{part}</strong> : <em>{part}</em>
    })
