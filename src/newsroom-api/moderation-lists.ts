import { z } from '@hono/zod-openapi'
import {
  blockByAddress,
  blockSender,
  blocksInForce,
  changeWords,
  endBlock,
  listedPatterns,
  saveWords,
  tryWords,
} from '../moderation/words/index.ts'
import type { World } from '../platform/world.ts'
import { byCaller } from './caller.ts'
import {
  block,
  blockInForce,
  blockInput,
  wordListName,
  wordLists,
  wordsChange,
  wordsChanged,
  wordsInput,
  wordsMet,
  wordsTrial,
} from './contract/moderation-lists.ts'
import { type Api, idParameter, jsonAnswer, jsonBody, newApi, problemFrom, route } from './kit.ts'

const access = 'comments.moderate'
const tags = ['moderation']

const wordsRoute = route({
  method: 'get',
  path: '/moderation/words',
  operationId: 'getWordLists',
  access,
  tags,
  summary: 'The lists of banned and of suspicious words',
  responses: { 200: jsonAnswer(wordLists, 'Both lists') },
})
const saveWordsRoute = route({
  method: 'put',
  path: '/moderation/words/{list}',
  operationId: 'saveWordList',
  access,
  tags,
  summary: 'Make a list say exactly this; it holds for what comes in from now on',
  request: {
    params: z.object({ list: wordListName.openapi({ param: { name: 'list', in: 'path' } }) }),
    body: jsonBody(wordsInput),
  },
  responses: { 200: jsonAnswer(wordsInput, 'The entries as they are kept') },
})
const changeWordsRoute = route({
  method: 'patch',
  path: '/moderation/words/{list}',
  operationId: 'changeWordList',
  access,
  tags,
  summary: 'Add entries to a list and take others from it; what others change meanwhile stays',
  request: {
    params: z.object({ list: wordListName.openapi({ param: { name: 'list', in: 'path' } }) }),
    body: jsonBody(wordsChange),
  },
  responses: { 200: jsonAnswer(wordsChanged, 'What has changed by it') },
})
const tryWordsRoute = route({
  method: 'post',
  path: '/moderation/words/trial',
  operationId: 'tryWords',
  access,
  tags,
  summary: 'What entries would meet in a text and in the newest comments, before they are saved',
  request: { body: jsonBody(wordsTrial) },
  responses: { 200: jsonAnswer(wordsMet, 'What they meet') },
})
const blocksRoute = route({
  method: 'get',
  path: '/moderation/blocks',
  operationId: 'listBlocks',
  access,
  tags,
  summary: 'Writers and networks whose comments are held just now',
  responses: {
    200: jsonAnswer(z.object({ items: z.array(blockInForce) }), 'Those in force, at most two hundred'),
  },
})
const blockRoute = route({
  method: 'post',
  path: '/moderation/blocks',
  operationId: 'blockSender',
  access,
  tags,
  summary: 'Hold what a writer sends, or what comes from a network, for some days',
  request: { body: jsonBody(blockInput) },
  responses: { 201: jsonAnswer(block, 'The block') },
})
const endBlockRoute = route({
  method: 'delete',
  path: '/moderation/blocks/{id}',
  operationId: 'endBlock',
  access,
  tags,
  summary: 'End a block before its time',
  request: { params: idParameter },
  responses: { 204: { description: 'Ended' } },
})

/** Word lists and blocks. */
export function moderationListsApi(world: World): Api {
  const api = newApi()

  api.openapi(wordsRoute, async (c) => c.json(await listedPatterns(world.db), 200))

  api.openapi(saveWordsRoute, async (c) => {
    const change = { list: c.req.valid('param').list, entries: c.req.valid('json').entries }
    const saved = await saveWords(world, change, byCaller(c))
    if (!saved.ok) throw problemFrom(saved)
    return c.json({ entries: saved.value }, 200)
  })

  api.openapi(changeWordsRoute, async (c) => {
    const change = { list: c.req.valid('param').list, ...c.req.valid('json') }
    const changed = await changeWords(world, change, byCaller(c))
    if (!changed.ok) throw problemFrom(changed)
    return c.json(changed.value, 200)
  })

  api.openapi(tryWordsRoute, async (c) => {
    const met = await tryWords(world, c.req.valid('json'))
    if (!met.ok) throw problemFrom(met)
    return c.json(met.value, 200)
  })

  api.openapi(blocksRoute, async (c) =>
    c.json({ items: await blocksInForce(world.db, world.clock.now()) }, 200),
  )

  api.openapi(blockRoute, async (c) => {
    const input = c.req.valid('json')
    const made = await ('commentId' in input
      ? blockSender(world, input, byCaller(c))
      : blockByAddress(world, input, byCaller(c)))
    if (!made.ok) throw problemFrom(made, { 'unknown-comment': 404 })
    return c.json(made.value, 201)
  })

  api.openapi(endBlockRoute, async (c) => {
    const ended = await endBlock(world, c.req.valid('param').id, byCaller(c))
    if (!ended.ok) throw problemFrom(ended, { 'unknown-block': 404 })
    return c.body(null, 204)
  })

  return api
}
