/** Who follows what: for the rooms that mail them. */
export { endToken, readerToken } from '../reader-links.ts'
export {
  type Follower,
  followersOf,
  isFollowed,
  stillFollowing,
} from './store.ts'
