/** Roles, from most to least. Each is enforced on the server for every call (see `permissions.ts`). */
export const roles = ['administrator', 'editor', 'author', 'moderator'] as const
export type Role = (typeof roles)[number]

/** Tokens may also have the role that can do nothing but score comments. */
export const tokenRoles = [...roles, 'scoring'] as const
export type TokenRole = (typeof tokenRoles)[number]

/** Who does something: a staff member in the newsroom, a program with a token, or the system itself. */
export type Actor = {
  kind: 'staff' | 'token' | 'system'
  /** Id of the staff member or token; null for the system. */
  id: string | null
  /** Shown in revisions and in the audit log. */
  name: string
  role: TokenRole
}

export const systemActor: Actor = { kind: 'system', id: null, name: 'Depesche', role: 'administrator' }
