/** What readers see and change of what they follow, by their own link or by that of a mail. */
export {
  changeFrequency,
  endAllSubscriptions,
  endSubscription,
  pauseSubscription,
  restReader,
  resumeSubscription,
  setReaderLanguage,
} from './change-subscription.ts'
export { type Followed, followedBy, readerBehind, subscriptionBehind } from './own-page.ts'
