/** The document of a body: in from HTML and Markdown, out as HTML and text. */
export { embedProviders, frameHosts } from './embeds.ts'
export { bodyFromHtml } from './from-html.ts'
export { bodyFromMarkdown } from './from-markdown.ts'
export { normaliseBody } from './normalise.ts'
export { type BodyDoc, longestBody } from './schema.ts'
export { type BodyContext, bodyToHtml, captionHtml, escapeHtml } from './to-html.ts'
export { bodyToText, countWords, mediaIdsIn } from './to-text.ts'
export { firstUnknownNode } from './unknown-nodes.ts'
