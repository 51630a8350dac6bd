export type { Author, AuthorInput, AuthorRefusal } from './author.ts'
export { authorNamed, createAuthor, editAuthor, removeAuthor } from './manage-authors.ts'
export {
  authorBySlug,
  authorByStaffId,
  authorsByIds,
  type CountedAuthor,
  findAuthor,
  listAuthors,
} from './store.ts'
