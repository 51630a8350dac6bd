import { bodyToText } from '../articles/body/index.ts'
import { articleState } from '../articles/index.ts'
import { revisionByNumber } from '../articles/newsroom/index.ts'
import type { World } from '../platform/world.ts'
import { suggestTags } from '../tag-suggestions/index.ts'
import { tagSuggestions } from './contract/tag-suggestions.ts'
import { type Api, idParameter, jsonAnswer, newApi, route } from './kit.ts'
import { ApiProblem } from './problem.ts'

const suggestRoute = route({
  method: 'get',
  path: '/articles/{id}/tag-suggestions',
  operationId: 'listTagSuggestions',
  access: 'articles.read',
  tags: ['articles'],
  summary: 'Tags that the newest revision names and the article does not have; nothing is set',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(tagSuggestions, 'Those that the text is about first, 24 at most') },
})

/** For the editor's field of tags. */
export function tagSuggestionsApi(world: World): Api {
  const api = newApi()
  api.openapi(suggestRoute, async (c) => {
    const { id } = c.req.valid('param')
    const state = await articleState(world.db, id)
    const revision = state && (await revisionByNumber(world.db, id, state.revision))
    if (!revision) throw new ApiProblem({ status: 404, code: 'not-found' })
    const { headline, kicker, standfirst, dateline, body, tagIds } = revision.content
    const parts = [
      { part: 'headline' as const, text: headline },
      { part: 'kicker' as const, text: kicker ?? '' },
      { part: 'standfirst' as const, text: standfirst ?? '' },
      { part: 'dateline' as const, text: (dateline?.places ?? []).join('\n') },
      { part: 'body' as const, text: bodyToText(body) },
    ]
    const items = await suggestTags(world, parts, new Set(tagIds))
    return c.json(
      {
        items: items.map(({ tagId, name, kind, isMain, passages }) => ({
          tagId,
          name,
          kind,
          isMain,
          passages,
        })),
      },
      200,
    )
  })
  return api
}
