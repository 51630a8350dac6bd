import type { Migration } from '../src/platform/db/migrate.ts'
import * as settings from './202611230000-settings.ts'
import * as eventsAndTasks from './202611230001-events-and-tasks.ts'
import * as articles from './202611230002-articles.ts'
import * as media from './202611230003-media.ts'
import * as deliveries from './202611230004-deliveries.ts'
import * as accounts from './202611230005-accounts.ts'
import * as audit from './202611230006-audit.ts'
import * as pages from './202611230007-pages.ts'
import * as frontPage from './202611230008-front-page.ts'
import * as pageCounts from './202611230009-page-counts.ts'
import * as webhooks from './202611230010-webhooks.ts'
import * as idempotentAnswers from './202611230011-idempotent-answers.ts'
import * as oldSlugs from './202611230012-old-slugs.ts'
import * as topics from './202611230013-topics.ts'
import * as search from './202611230014-search.ts'
import * as comments from './202611230015-comments.ts'
import * as imports from './202611230016-imports.ts'
import * as moderation from './202611230017-moderation.ts'
import * as commentReplies from './202611240018-comment-replies.ts'
import * as moderationDesk from './202611240019-moderation-desk.ts'
import * as moderationLaw from './202611240020-moderation-law.ts'
import * as deliveriesClaimed from './202611240021-deliveries-claimed.ts'
import * as mailings from './202611250022-mailings.ts'
import * as suppressions from './202611250023-suppressions.ts'
import * as subscriptions from './202611250024-subscriptions.ts'
import * as alerts from './202611250025-alerts.ts'
import * as alertsSharpened from './202611260026-alerts-sharpened.ts'
import * as newsletters from './202611260027-newsletters.ts'
import * as commentTellings from './202611260028-comment-tellings.ts'
import * as webSub from './202611270030-websub.ts'
import * as indexNow from './202611270031-index-now.ts'

/** All migrations, oldest first. A merged one never changes; a new one is added at the end. */
export const migrations: readonly Migration[] = [
  settings,
  eventsAndTasks,
  articles,
  media,
  deliveries,
  accounts,
  audit,
  pages,
  frontPage,
  pageCounts,
  webhooks,
  idempotentAnswers,
  oldSlugs,
  topics,
  search,
  comments,
  imports,
  moderation,
  commentReplies,
  moderationDesk,
  moderationLaw,
  deliveriesClaimed,
  mailings,
  suppressions,
  subscriptions,
  alerts,
  alertsSharpened,
  newsletters,
  commentTellings,
  webSub,
  indexNow,
]
