import { commentAlertTasks, commentAlertTasksFor } from './alerts/comments/index.ts'
import { alertMailings, alertTasks, alertTasksFor } from './alerts/index.ts'
import { publishDueTask } from './articles/index.ts'
import { commentTasks, commentTasksFor } from './comments/search/index.ts'
import { forgetTracesTask } from './contributions/index.ts'
import { mailReplyTask, replyTasksFor } from './contributions/replies/index.ts'
import { readBouncesTask } from './deliveries/bounces/index.ts'
import { sendDue } from './deliveries/index.ts'
import type { MailingKind } from './deliveries/mailings/index.ts'
import { frontPageTasks } from './front-page/index.ts'
import { forgetImportsTask } from './imports/index.ts'
import { indexNowTasks, indexNowTasksFor } from './index-now/index.ts'
import { mediaTasks, mediaTasksFor } from './media/index.ts'
import { moderationTasks, moderationTasksFor } from './moderation/index.ts'
import { noteDayTask } from './moderation/report/index.ts'
import { issueMailings, newsletterTasks, newsletterTasksFor } from './newsletter-issues/index.ts'
import { personTasksFor, replayErasuresTask, retentionTask } from './persons/index.ts'
import type { DepescheEvent } from './platform/events/events.ts'
import type { AnyTask, TaskRequest } from './platform/queue/queue.ts'
import type { World } from './platform/world.ts'
import { relatedTasks, relatedTasksFor } from './related/index.ts'
import { searchTasks, searchTasksFor } from './search/index.ts'
import { pagesTouchedBy } from './site/dependencies.ts'
import { feedPathsOf } from './site/machine/topic-content.ts'
import { usualPictures } from './site/picture-wishes.ts'
import { endAfterComplaintTask, forgetUnconfirmedTask, subscriptionTasksFor } from './subscriptions/index.ts'
import { renewalTask } from './subscriptions/renewal/index.ts'
import { webhookTasks, webhookTasksFor } from './webhooks/index.ts'
import { webSubTasks, webSubTasksFor } from './websub/index.ts'

/** Everything that runs in the background, by room. */
export const tasks: readonly AnyTask[] = [
  ...alertTasks,
  ...commentAlertTasks,
  publishDueTask,
  ...commentTasks,
  sendDue,
  readBouncesTask,
  forgetImportsTask,
  forgetTracesTask,
  mailReplyTask,
  ...frontPageTasks,
  ...indexNowTasks,
  ...mediaTasks(usualPictures),
  ...moderationTasks,
  noteDayTask,
  ...newsletterTasks,
  replayErasuresTask,
  retentionTask,
  ...relatedTasks,
  ...searchTasks,
  endAfterComplaintTask,
  forgetUnconfirmedTask,
  renewalTask,
  ...webhookTasks,
  ...webSubTasks(feedPathsOf),
]

/** What the rooms say of their mails to many before one leaves, by kind; what has no line here goes to all who are not suppressed. */
export const mailingKinds = (world: Pick<World, 'clock'>): readonly MailingKind[] => [
  alertMailings(world),
  issueMailings(world),
]

/**
 * When X has happened, these tasks follow: the whole server on one page. What follows at once and in every process –
 * dropping pages – is in `site/dependencies.ts`; what a use case queues itself (a scheduled article, a mail) is not here.
 */
export const tasksFor = (events: readonly DepescheEvent[]): TaskRequest[] => [
  ...events.flatMap(alertTasksFor),
  ...commentAlertTasksFor(events),
  ...commentTasksFor(events),
  ...events.flatMap(indexNowTasksFor),
  ...events.flatMap(mediaTasksFor),
  ...events.flatMap(moderationTasksFor),
  ...events.flatMap(newsletterTasksFor),
  ...events.flatMap(personTasksFor),
  ...replyTasksFor(events),
  ...events.flatMap(relatedTasksFor),
  ...events.flatMap(searchTasksFor),
  ...events.flatMap(subscriptionTasksFor),
  ...webhookTasksFor(events),
  ...webSubTasksFor(events, pagesTouchedBy),
]
