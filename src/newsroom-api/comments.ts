import { networkKey, openTryLimit } from '../accounts/index.ts'
import { publishedArticleById } from '../articles/published/index.ts'
import { approvedComments, type PublicComment } from '../comments/index.ts'
import type { Challenge } from '../contributions/bots/index.ts'
import type { Intake, SubmitRefusal } from '../contributions/index.ts'
import type { World } from '../platform/world.ts'
import { readSettings, siteTexts } from '../settings/index.ts'
import { nearestLanguage } from '../texts/index.ts'
import {
  commentHint,
  commentListQuery,
  hintInput,
  newComment,
  publicComment,
  type PublicComment as ShownComment,
  takenComment,
} from './contract/comments.ts'
import { listOf } from './contract/common.ts'
import { decodeCursor, encodeCursor, isText } from './cursor.ts'
import { type Api, idParameter, jsonAnswer, jsonBody, newApi, problemFrom, route } from './kit.ts'
import { ApiProblem } from './problem.ts'

const listRoute = route({
  method: 'get',
  path: '/articles/{id}/comments',
  operationId: 'listArticleComments',
  access: 'open',
  tags: ['comments'],
  summary: 'The approved comments of a published article, in the order of their thread',
  request: { params: idParameter, query: commentListQuery },
  responses: { 200: jsonAnswer(listOf(publicComment), 'One page') },
})

const submitRoute = route({
  method: 'post',
  path: '/articles/{id}/comments',
  operationId: 'submitComment',
  access: 'open',
  limited: true,
  tags: ['comments'],
  summary: 'Contribute to a published article',
  description:
    'It is in the queue at once; readers see it when it is approved, whether or not the address is confirmed yet. The same text sent again within ten minutes is the same contribution. Refused with 403 where comments are closed or off. After many from one network it answers 429 with the seconds to wait and a `challenge` (ALTCHA, version 1); its solution as `proofOfWork` lets one contribution pass at once.',
  request: { params: idParameter, body: jsonBody(newComment) },
  responses: {
    202: jsonAnswer(takenComment, 'Stored and waiting, or published at once where the article allows it'),
  },
})

const hintRoute = route({
  method: 'post',
  path: '/articles/{id}/comments/hint',
  operationId: 'hintBeforeSubmitting',
  access: 'open',
  limited: true,
  tags: ['comments'],
  summary: 'What somebody may want to change before they contribute',
  description: 'Scored, not stored. 30 a minute for each network.',
  request: { params: idParameter, body: jsonBody(hintInput) },
  responses: { 200: jsonAnswer(commentHint, 'Remarks, in the words of the site') },
})

const hintsAMinute = 30

const statusOf: Record<SubmitRefusal, number> = {
  'unknown-article': 404,
  'comments-off': 403,
  'comments-closed': 403,
  'bad-input': 422,
  'too-many-comments': 429,
}

/** What readers wrote, for everybody, and what they write. */
export function commentsApi(world: World, intake: Intake): Api {
  const api = newApi()
  const hints = openTryLimit(world.clock, { tries: hintsAMinute, seconds: 60 })

  api.openapi(listRoute, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const after = decodeCursor(cursor, isText)
    const article = await publishedArticleById(world.db, c.req.valid('param').id, world.clock.now())
    if (!article) throw new ApiProblem({ status: 404, code: 'not-found' })
    if (article.commentMode === 'off') return c.json({ items: [], nextCursor: null }, 200)
    const page = await approvedComments(world.db, article.id, { after, limit })
    const url = new URL(encodeURI(article.path), world.config.publicUrl).href
    return c.json(
      {
        items: page.comments.map((comment) => shown(comment, url)),
        nextCursor: page.next === null ? null : encodeCursor(page.next),
      },
      200,
    )
  })

  api.openapi(submitRoute, async (c) => {
    const { author, text, parentId, notifyReplies, proofOfWork } = c.req.valid('json')
    const accepted = c.req.header('accept-language')
    const taken = await intake.submit({
      articleId: c.req.valid('param').id,
      name: author.name,
      email: author.email,
      text,
      parentId: parentId ?? null,
      notifyReplies: notifyReplies ?? false,
      proof: proofOfWork ?? null,
      language: accepted && accepted !== '*' ? nearestLanguage(accepted) : null,
      from: {
        address: c.var.remoteAddress,
        agent: c.req.header('user-agent') ?? null,
        isThisMachine: c.var.direct,
      },
      bot: { honeypot: false, tooFast: false },
    })
    if (!taken.ok) {
      const { seconds, challenge, ...detail } = taken.detail ?? {}
      const { facts } = problemFrom({ ...taken, detail }, statusOf)
      throw new ApiProblem({
        ...facts,
        ...(typeof seconds === 'number' ? { retryAfterSeconds: seconds } : {}),
        ...(challenge ? { challenge: challenge as Challenge } : {}),
      })
    }
    const { id, status } = taken.value
    return c.json({ id, status }, 202)
  })

  api.openapi(hintRoute, async (c) => {
    const wait = c.var.direct ? 0 : hints.take(networkKey(c.var.remoteAddress))
    if (wait > 0) throw new ApiProblem({ status: 429, code: 'too-many-requests', retryAfterSeconds: wait })
    const { text, parentId } = c.req.valid('json')
    const articleId = c.req.valid('param').id
    const found = await intake.hint({ articleId, parentId: parentId ?? null, text })
    if (!found.ok) throw problemFrom(found, statusOf)
    const t = siteTexts(await readSettings(world.db))
    const remarks = found.value.map((remark) => ({ ...remark, message: t(`comments.hint.${remark.kind}`) }))
    return c.json({ remarks }, 200)
  })
  return api
}

const shown = (comment: PublicComment, articleUrl: string): ShownComment => ({
  id: comment.id,
  parentId: comment.parentId,
  depth: comment.depth,
  url: `${articleUrl}#${comment.anchor}`,
  author: {
    name: comment.authorName,
    url: comment.authorUrl,
    isEditor: comment.authorId !== null || comment.isStaff,
  },
  text: comment.text,
  createdAt: comment.createdAt,
  editedAt: comment.editedAt,
  recommendations: comment.recommendations,
  isPicked: comment.isPicked,
})
