import MarkdownIt from 'markdown-it'
import { bodyFromHtml } from './from-html.ts'
import type { BodyDoc } from './schema.ts'

// markdown-it, because its time grows with the length of a text whatever signs it is made of; CommonMark parsers made of
// expressions take minutes for a few thousand `*a_`, on the thread that serves pages.
const parser = new MarkdownIt({ html: true, linkify: true })
// As in GFM: `https://…` and mail addresses become links, „zeitung.de“ in a sentence does not.
parser.linkify.set({ fuzzyLink: false })
// Addresses are judged where bodies are made; here a refused one would leave its brackets in the text.
parser.validateLink = () => true

/** Markdown (CommonMark with tables; HTML in it goes the way of all HTML) as a body document. */
export const bodyFromMarkdown = (markdown: string): BodyDoc => bodyFromHtml(parser.render(markdown))
