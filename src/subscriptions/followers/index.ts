/** Who follows what: for the rooms that mail them. */

export { endToken, exampleToken, readerToken } from '../reader-links.ts'
export type { Frequency, Kind } from '../subscription.ts'
export {
  type Follower,
  type FollowerCursor,
  followersOf,
  followersWith,
  isFollowed,
  refsFollowed,
  stillFollowing,
} from './store.ts'
export { audienceOf, followerCounts, stillInAudience } from './store-audience.ts'
