import type { z } from '@hono/zod-openapi'
import { type BodyDoc, bodyFromHtml, bodyFromMarkdown, normaliseBody } from '../articles/body/index.ts'
import type { bodyInput } from './contract/articles.ts'

/** A body in any of the forms the API takes, as the one document that is stored. */
export function bodyFrom(body: z.infer<typeof bodyInput>): BodyDoc {
  if (body.format === 'html') return bodyFromHtml(body.content)
  if (body.format === 'markdown') return bodyFromMarkdown(body.content)
  return normaliseBody(body.content)
}
