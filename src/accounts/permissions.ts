import type { TokenRole } from './actor.ts'

/** Everything that can be allowed, named subject.verb. Each newsroom route names one of these. */
export const permissions = [
  'articles.read',
  'articles.write-own',
  'articles.write',
  'articles.publish',
  'front-page.arrange',
  'media.read',
  'media.write',
  'media.remove',
  'sections.manage',
  'tags.write',
  'tags.manage',
  'authors.write',
  'authors.manage',
  'pages.manage',
  'redirects.manage',
  'settings.read',
  'settings.manage',
  'staff.manage',
  'tokens.manage',
  'webhooks.manage',
  'audit.read',
  'outbox.read',
  'newsletters.manage',
  'readers.read',
  'page-counts.read',
  'comments.moderate',
  'comments.score',
  'persons.erase',
  'imports.read',
  'imports.run',
] as const
export type Permission = (typeof permissions)[number]

const editorPermissions: readonly Permission[] = [
  'articles.read',
  'articles.write-own',
  'articles.write',
  'articles.publish',
  'front-page.arrange',
  'media.read',
  'media.write',
  'media.remove',
  'sections.manage',
  'tags.write',
  'tags.manage',
  'authors.write',
  'authors.manage',
  'pages.manage',
  'redirects.manage',
  'newsletters.manage',
  'settings.read',
  'page-counts.read',
  'comments.moderate',
  'imports.read',
]

/** Authors write their own articles and hand them in; they publish nothing. Moderators only moderate. */
const byRole: Record<TokenRole, readonly Permission[]> = {
  administrator: permissions,
  editor: editorPermissions,
  author: ['articles.read', 'articles.write-own', 'media.read', 'media.write', 'tags.write', 'settings.read'],
  moderator: ['articles.read', 'comments.moderate', 'settings.read'],
  scoring: ['comments.score'],
}

/** The rule for who may do what, on the level of roles; rules about one article are in `articles/permissions.ts`. */
export const may = (role: TokenRole, permission: Permission): boolean => byRole[role].includes(permission)

/** Everything this role allows, for surfaces that show only what works. */
export const permissionsOf = (role: TokenRole): readonly Permission[] => byRole[role]
