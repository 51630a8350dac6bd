export { removeRedirect, setRedirect } from './manage-redirects.ts'
export { normalPath, type Redirect, type RedirectRefusal } from './redirect.ts'
export { deleteRedirect, listRedirects, putRedirect, redirectTarget } from './store.ts'
