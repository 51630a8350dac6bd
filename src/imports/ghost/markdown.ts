import MarkdownIt from 'markdown-it'

// As Ghost's own: HTML passes, a single line break stays one. Its time grows with the length of the text alone.
const parser = new MarkdownIt({ html: true, breaks: true, linkify: true })
parser.linkify.set({ fuzzyLink: false })
// Addresses are judged where bodies are made.
parser.validateLink = () => true

/** Markdown of Ghost's cards and of its first editor as HTML, not yet cleaned. */
export const markdownHtml = (markdown: string): string => parser.render(markdown)
