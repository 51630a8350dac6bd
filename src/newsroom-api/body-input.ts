import type { z } from '@hono/zod-openapi'
import {
  type BodyDoc,
  bodyFromHtml,
  bodyFromMarkdown,
  firstUnknownNode,
  normaliseBody,
} from '../articles/body/index.ts'
import type { bodyInput } from './contract/articles.ts'
import { ApiProblem } from './problem.ts'

/**
 * A body in any of the forms the API takes, as the one document that is stored. A document with a node that cannot be
 * stored is refused, naming it; of HTML and Markdown the words are kept.
 */
export function bodyFrom(body: z.infer<typeof bodyInput>): BodyDoc {
  if (body.format === 'html') return bodyFromHtml(body.content)
  if (body.format === 'markdown') return bodyFromMarkdown(body.content)
  const unknown = firstUnknownNode(body.content)
  if (unknown)
    throw new ApiProblem({
      status: 422,
      code: 'bad-input',
      errors: [
        {
          path: `body.content.${unknown.path}`,
          message: 'field.unknown',
          placeholders: { keys: unknown.type || '–' },
        },
      ],
    })
  return normaliseBody(body.content)
}
