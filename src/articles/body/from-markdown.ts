import { Marked } from 'marked'
import { bodyFromHtml } from './from-html.ts'
import type { BodyDoc } from './schema.ts'

const marked = new Marked({ gfm: true, breaks: false, async: false })

/** Markdown (CommonMark with tables; HTML in it goes the way of all HTML) as a body document. */
export const bodyFromMarkdown = (markdown: string): BodyDoc => bodyFromHtml(marked.parse(markdown) as string)
