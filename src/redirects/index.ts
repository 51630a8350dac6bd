export { removeRedirect, setRedirect } from './manage-redirects.ts'
export { normalPath, type Redirect } from './redirect.ts'
export {
  deleteRedirect,
  type ListedRedirect,
  listRedirects,
  putRedirect,
  redirectTarget,
  repointRedirects,
} from './store.ts'
export {
  forgetSlugs,
  listOldSlugs,
  mergeSlugs,
  moveSlug,
  presentSlug,
  type SlugKind,
} from './store-old-slugs.ts'
