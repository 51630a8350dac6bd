export { changeNewsletter, createNewsletter, removeNewsletter } from './manage-newsletters.ts'
export {
  mainNewsletter,
  type Newsletter,
  nextSlot,
  shownName,
} from './newsletter.ts'
export { findNewsletter, listNewsletters } from './store.ts'
