/** Who follows what: for the rooms that mail them. */

export { endToken, readerToken } from '../reader-links.ts'
export type { Frequency, Kind } from '../subscription.ts'
export {
  type Follower,
  type FollowerCursor,
  followersOf,
  isFollowed,
  stillFollowing,
} from './store.ts'
