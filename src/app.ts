import type { HttpBindings } from '@hono/node-server'
import { OpenAPIHono } from '@hono/zod-openapi'
import { Hono, type MiddlewareHandler } from 'hono'
import type { Accounts } from './accounts/index.ts'
import type { Intake } from './contributions/index.ts'
import { apiDocument } from './newsroom-api/api-document.ts'
import { articleRevisionsApi } from './newsroom-api/article-revisions.ts'
import { articlesApi } from './newsroom-api/articles.ts'
import { auditApi } from './newsroom-api/audit.ts'
import { authorsApi } from './newsroom-api/authors.ts'
import { commentsApi } from './newsroom-api/comments.ts'
import { commentsLiveApi } from './newsroom-api/comments-live.ts'
import { engineCheckApi } from './newsroom-api/engine-check.ts'
import { frontPageApi } from './newsroom-api/front-page.ts'
import { houseRulesApi } from './newsroom-api/house-rules.ts'
import { importsApi } from './newsroom-api/imports.ts'
import { indexNowApi } from './newsroom-api/index-now.ts'
import { type Api, type ApiEnv, answerError, whoCalls } from './newsroom-api/kit.ts'
import { limitJson } from './newsroom-api/limit-json.ts'
import { mailApi } from './newsroom-api/mail.ts'
import { mailingsApi } from './newsroom-api/mailings.ts'
import { mediaApi } from './newsroom-api/media.ts'
import { moderationApi } from './newsroom-api/moderation.ts'
import { moderationBulkApi } from './newsroom-api/moderation-bulk.ts'
import { moderationCasesApi } from './newsroom-api/moderation-cases.ts'
import { moderationCommentsApi } from './newsroom-api/moderation-comments.ts'
import { moderationListsApi } from './newsroom-api/moderation-lists.ts'
import { moderationLiveApi } from './newsroom-api/moderation-live.ts'
import { moderationReportApi } from './newsroom-api/moderation-report.ts'
import { newsletterIssuesApi } from './newsroom-api/newsletter-issues.ts'
import { newslettersApi } from './newsroom-api/newsletters.ts'
import { newsroomApp } from './newsroom-api/newsroom-app.ts'
import { operationsRoutes } from './newsroom-api/operations.ts'
import { outboxApi } from './newsroom-api/outbox.ts'
import { pageCountsApi } from './newsroom-api/page-counts.ts'
import { pagesApi } from './newsroom-api/pages.ts'
import { passwordResetsApi } from './newsroom-api/password-resets.ts'
import { personsApi } from './newsroom-api/persons.ts'
import { previewRoutes } from './newsroom-api/preview.ts'
import { readersApi } from './newsroom-api/readers.ts'
import { redirectsApi } from './newsroom-api/redirects.ts'
import { relatedApi } from './newsroom-api/related.ts'
import { searchApi } from './newsroom-api/search.ts'
import { sectionsApi } from './newsroom-api/sections.ts'
import { sessionApi } from './newsroom-api/session.ts'
import { setUpApi } from './newsroom-api/set-up.ts'
import { settingsApi } from './newsroom-api/settings.ts'
import { staffApi } from './newsroom-api/staff.ts'
import { subscriptionsApi } from './newsroom-api/subscriptions.ts'
import { suppressionsApi } from './newsroom-api/suppressions.ts'
import { tagSuggestionsApi } from './newsroom-api/tag-suggestions.ts'
import { tagsApi } from './newsroom-api/tags.ts'
import { tokensApi } from './newsroom-api/tokens.ts'
import { unknownCall } from './newsroom-api/unknown-call.ts'
import { webhooksApi } from './newsroom-api/webhooks.ts'
import { clientAddress, isDirectLoopback } from './platform/http/client-address.ts'
import { newRequestId } from './platform/http/front.ts'
import type { LiveStreams } from './platform/http/live-streams.ts'
import type { Metrics } from './platform/http/metrics.ts'
import type { World } from './platform/world.ts'
import type { ScoringCalls } from './scoring-api/calls.ts'
import { scoringRoutes } from './scoring-api/routes.ts'
import { mediaRoutes } from './site/media-route.ts'
import type { OpenSite } from './site/routes.tsx'

/** What the surfaces need beyond the world, made once a process. */
export type AppParts = {
  world: World
  accounts: Accounts
  metrics: Metrics
  live: LiveStreams
  site: OpenSite
  scoring: ScoringCalls
  intake: Intake
}

type AppEnv = ApiEnv & { Bindings: Partial<HttpBindings> & { requestId?: string } }

/** Mounts the surfaces. Tests call `app.request()`; no port, no cache in front. */
export function openApp(parts: AppParts): OpenAPIHono<AppEnv> {
  const { world } = parts
  const app = new OpenAPIHono<AppEnv>()

  app.use(aboutRequest(world))
  app.use(async (c, next) => {
    await next()
    parts.metrics.countRequest(c.req.method, c.res.status)
  })

  app.use('/api/v1/*', (c, next) => {
    c.header('Cache-Control', 'no-store')
    return next()
  })
  app.use('/api/v1/*', limitJson, whoCalls(world))
  for (const api of apis(parts)) app.route('/api/v1', api)
  apiDocument(app)
  app.all('/api/*', unknownCall(app.routes))
  app.route('/', operationsRoutes(world, parts.metrics))
  app.route('/', scoringRoutes(world, parts.scoring))
  app.route('/', previewRoutes(world, parts.site.preview))
  app.route('/', newsroomApp())
  app.route('/', mediaRoutes(world))
  app.route('/', parts.site.routes)
  app.onError(answerError)
  return app
}

/** What every route finds in its context: an id for the log, and from where the request comes. */
const aboutRequest =
  (world: World): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const requestId = c.env?.requestId ?? newRequestId()
    c.set('requestId', requestId)
    c.set(
      'remoteAddress',
      c.env?.incoming ? clientAddress(c.env.incoming, world.config.trustedProxies) : '127.0.0.1',
    )
    c.set('direct', c.env?.incoming ? isDirectLoopback(c.env.incoming) : true)
    c.set('log', world.log)
    await next()
    c.header('X-Request-Id', requestId)
  }

/** Nothing but scoring, health and figures. */
export function openScoringApp(world: World, metrics: Metrics, scoring: ScoringCalls): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.use(aboutRequest(world))
  app.use(async (c, next) => {
    await next()
    metrics.countRequest(c.req.method, c.res.status)
  })
  app.route('/', operationsRoutes(world, metrics))
  app.route('/', scoringRoutes(world, scoring))
  app.onError(answerError)
  return app
}

/** Every group of calls under /api/v1, by room. */
const apis = ({ world, accounts, live, intake, site }: AppParts): Api[] => [
  articlesApi(world),
  articleRevisionsApi(world),
  auditApi(world),
  authorsApi(world),
  commentsApi(world, intake),
  commentsLiveApi(world, live),
  engineCheckApi(world, site.preview),
  frontPageApi(world),
  houseRulesApi(world),
  importsApi(world),
  indexNowApi(world),
  mediaApi(world),
  moderationApi(world),
  moderationBulkApi(world),
  moderationCasesApi(world),
  moderationCommentsApi(world),
  moderationListsApi(world),
  moderationLiveApi(world, live),
  moderationReportApi(world),
  mailApi(world),
  mailingsApi(world),
  newslettersApi(world),
  newsletterIssuesApi(world),
  outboxApi(world),
  pageCountsApi(world),
  relatedApi(world),
  pagesApi(world),
  passwordResetsApi(accounts),
  personsApi(world),
  readersApi(world),
  redirectsApi(world),
  searchApi(world),
  sectionsApi(world),
  sessionApi(accounts),
  setUpApi(accounts, world),
  settingsApi(world),
  staffApi(accounts),
  subscriptionsApi(world),
  suppressionsApi(world),
  tagSuggestionsApi(world),
  tagsApi(world),
  tokensApi(world),
  webhooksApi(world),
]
