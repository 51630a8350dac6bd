/** Someone whose name stands above articles. May, but need not be, a staff member. */
export type Author = {
  id: string
  slug: string
  name: string
  roleTitle: string | null
  biography: string | null
  email: string | null
  website: string | null
  portraitMediaId: string | null
  staffId: string | null
  /** Grows with each change; what `If-Match` names. */
  revision: number
}

export type AuthorInput = { name: string; slug?: string } & Partial<
  Omit<Author, 'id' | 'slug' | 'name' | 'revision'>
>

export type AuthorRefusal =
  | 'slug-taken'
  | 'bad-slug'
  | 'name-taken'
  | 'not-found'
  | 'author-has-articles'
  | 'revision-outdated'
