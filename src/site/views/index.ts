import { AppealFormPage } from './appeal-form.tsx'
import { ArchivePage } from './archive.tsx'
import { ArticlePage } from './article.tsx'
import { AskOncePage } from './ask-once.tsx'
import { AuthorPage } from './author.tsx'
import { CommentAgainPage } from './comment-again.tsx'
import { ConfirmAddressPage } from './confirm-address.tsx'
import { ConfirmSubscriptionPage } from './confirm-subscription.tsx'
import { ErrorPage } from './error-page.tsx'
import { FeedPage } from './feed.tsx'
import { FrontPage } from './front-page.tsx'
import { HouseRulesPage } from './house-rules.tsx'
import { ImprintPage } from './imprint.tsx'
import { NameIndexPage } from './name-index.tsx'
import { NewsletterPage } from './newsletter.tsx'
import { NewsletterArchivePage, NewsletterIssuePage } from './newsletter-issue.tsx'
import { NotificationsPage, SubscribePage } from './notifications.tsx'
import { OwnCommentPage } from './own-comment.tsx'
import { OwnNotificationsPage } from './own-notifications.tsx'
import { PrivacyPage } from './privacy.tsx'
import { ReaderNoticePage } from './reader-notice.tsx'
import { RenewSubscriptionsPage } from './renew-subscriptions.tsx'
import { ReportFormPage } from './report-form.tsx'
import { SearchPage } from './search.tsx'
import { SectionPage } from './section.tsx'
import { StaticPage } from './static-page.tsx'
import { TagPage } from './tag.tsx'
import { TransparencyPage } from './transparency.tsx'

/** The pages there are, by the name under which a theme may replace them. */
export const views = {
  'front-page': FrontPage,
  article: ArticlePage,
  section: SectionPage,
  tag: TagPage,
  author: AuthorPage,
  'name-index': NameIndexPage,
  archive: ArchivePage,
  feed: FeedPage,
  search: SearchPage,
  'static-page': StaticPage,
  imprint: ImprintPage,
  privacy: PrivacyPage,
  'house-rules': HouseRulesPage,
  transparency: TransparencyPage,
  'comment-again': CommentAgainPage,
  'own-comment': OwnCommentPage,
  'confirm-address': ConfirmAddressPage,
  newsletter: NewsletterPage,
  'newsletter-archive': NewsletterArchivePage,
  'newsletter-issue': NewsletterIssuePage,
  notifications: NotificationsPage,
  subscribe: SubscribePage,
  'confirm-subscription': ConfirmSubscriptionPage,
  'ask-once': AskOncePage,
  'renew-subscriptions': RenewSubscriptionsPage,
  'own-notifications': OwnNotificationsPage,
  'report-form': ReportFormPage,
  'appeal-form': AppealFormPage,
  'reader-notice': ReaderNoticePage,
  'error-page': ErrorPage,
}

export type Views = typeof views
export type ViewName = keyof Views
