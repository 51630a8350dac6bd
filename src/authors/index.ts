export type { Author, AuthorRefusal } from './author.ts'
export { authorNamed, createAuthor, editAuthor, removeAuthor } from './manage-authors.ts'
export {
  authorBySlug,
  authorByStaffId,
  authorsByIds,
  findAuthor,
  listAuthors,
} from './store.ts'
