export { removeRedirect, setRedirect } from './manage-redirects.ts'
export {
  normalPath,
  normalSource,
  queriedAddress,
  type Redirect,
  targetAddress,
} from './redirect.ts'
export {
  deleteRedirect,
  isShownAt,
  type ListedRedirect,
  listRedirects,
  putRedirect,
  putRedirectsIfFree,
  redirectTarget,
  repointRedirects,
} from './store.ts'
export {
  forgetSlugs,
  listOldSlugs,
  mergeSlugs,
  moveSlug,
  presentSlug,
} from './store-old-slugs.ts'
