/** What readers see and change of what they follow, by their own link or by that of a mail. */

export type { Reader } from '../reader.ts'
export {
  changeFrequency,
  endAllSubscriptions,
  endOwnSubscription,
  endSubscription,
  pauseSubscription,
  restReader,
  resumeSubscription,
  setReaderLanguage,
} from './change-subscription.ts'
export {
  exampleBehind,
  type Followed,
  followedBy,
  readerBehind,
  subscriptionBehind,
} from './own-page.ts'
