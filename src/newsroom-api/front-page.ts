import type { Context } from 'hono'
import { type ArticleLine, articleLine } from '../articles/newsroom/index.ts'
import type { ArticleCard } from '../articles/published/index.ts'
import { frontPage as frontPageNow, type PinBoard, readPinBoard, savePins } from '../front-page/index.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import { ifMatchHeader } from './contract/common.ts'
import {
  frontPage,
  frontPageInput,
  type FrontPage as ShownFrontPage,
  type ShownStory,
} from './contract/front-page.ts'
import {
  type Api,
  type ApiEnv,
  callerOf,
  jsonAnswer,
  jsonBody,
  newApi,
  problemFrom,
  revisionFrom,
  route,
} from './kit.ts'

const readRoute = route({
  method: 'get',
  path: '/front-page',
  operationId: 'getFrontPage',
  access: 'front-page.arrange',
  tags: ['front page'],
  summary: 'The pins, and the front page as readers see it now',
  responses: { 200: jsonAnswer(frontPage, 'ETag is the version of the pins') },
})
const saveRoute = route({
  method: 'put',
  path: '/front-page',
  operationId: 'saveFrontPage',
  access: 'front-page.arrange',
  tags: ['front page'],
  summary: 'Save all pins at once: at most one lead and four in the second rank; the rest fills by date',
  request: { headers: ifMatchHeader, body: jsonBody(frontPageInput) },
  responses: { 200: jsonAnswer(frontPage, 'After the save') },
})

/** The front page desk. */
export function frontPageApi(world: World): Api {
  const api = newApi()
  const answer = async (c: Context<ApiEnv>, board: PinBoard): Promise<ShownFrontPage> => {
    c.header('ETag', `"${board.version}"`)
    return presentFrontPage(world, board)
  }

  api.openapi(readRoute, async (c) => c.json(await answer(c, await readPinBoard(world.db)), 200))

  api.openapi(saveRoute, async (c) => {
    const expected = revisionFrom(c.req.header('if-match'))
    const saved = await savePins(world, { pins: c.req.valid('json').pins, expected }, callerOf(c))
    if (!saved.ok) throw problemFrom(saved, { 'revision-outdated': 412 })
    return c.json(await answer(c, saved.value), 200)
  })

  return api
}

async function presentFrontPage(
  world: Pick<World, 'db' | 'clock'>,
  board: PinBoard,
): Promise<ShownFrontPage> {
  const { site } = await readSettings(world.db)
  const shown = await frontPageNow(world.db, site.language, world.clock.now())
  const lines = await Promise.all(board.pins.map(({ articleId }) => articleLine(world.db, articleId)))
  const pinned = new Set(board.pins.map(({ articleId }) => articleId))
  const atTop = (card: ArticleCard) => presentStory(card, pinned.has(card.id))
  const below = (card: ArticleCard) => presentStory(card, false)
  return {
    version: board.version,
    changedAt: board.changedAt,
    changedBy: board.changedBy,
    pins: board.pins.flatMap((pin, index) => {
      const line = lines[index]
      return line ? [{ ...pin, article: presentPinned(line) }] : []
    }),
    shown: {
      lead: shown.lead && atTop(shown.lead),
      secondRank: shown.secondRank.map(atTop),
      latest: shown.latest.map(below),
      strips: shown.strips.map(({ section, articles }) => ({ section, articles: articles.map(below) })),
    },
  }
}

const presentPinned = (line: ArticleLine): ShownFrontPage['pins'][number]['article'] => ({
  headline: line.headline,
  path: line.path,
  status: line.status,
  section: line.section,
  publishedAt: line.firstPublishedAt,
  publishAt: line.publishAt,
})

const presentStory = (card: ArticleCard, pinned: boolean): ShownStory => ({
  id: card.id,
  path: card.path,
  headline: card.headline,
  kicker: card.kicker,
  teaser: card.teaser,
  section: card.section,
  mediaId: card.picture?.mediaId ?? null,
  publishedAt: card.publishedAt,
  pinned,
})
