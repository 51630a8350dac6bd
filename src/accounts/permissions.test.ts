import { expect, it } from 'vitest'
import { type TokenRole, tokenRoles } from './actor.ts'
import { may, type Permission, permissions } from './permissions.ts'

/** Who may do what, as a table to read: a = administrator, e = editor, w = author, m = moderator, s = scoring. */
const table: Record<Permission, string> = {
  'articles.read': 'aewm',
  'articles.write-own': 'aew',
  'articles.write': 'ae',
  'articles.publish': 'ae',
  'front-page.arrange': 'ae',
  'media.read': 'aew',
  'media.write': 'aew',
  'media.remove': 'ae',
  'sections.manage': 'ae',
  'tags.write': 'aew',
  'tags.manage': 'ae',
  'authors.write': 'ae',
  'authors.manage': 'ae',
  'pages.manage': 'ae',
  'redirects.manage': 'ae',
  'settings.read': 'aewm',
  'settings.manage': 'a',
  'staff.manage': 'a',
  'tokens.manage': 'a',
  'webhooks.manage': 'a',
  'audit.read': 'a',
  'outbox.read': 'a',
  'newsletters.manage': 'ae',
  'readers.read': 'a',
  'page-counts.read': 'ae',
  'comments.moderate': 'aem',
  'comments.score': 'as',
  'persons.erase': 'a',
  'imports.read': 'ae',
  'imports.run': 'a',
}

const letters: Record<TokenRole, string> = {
  administrator: 'a',
  editor: 'e',
  author: 'w',
  moderator: 'm',
  scoring: 's',
}

it.each(permissions)('%s is permitted to the roles of the table, and to no other', (permission) => {
  const permitted = tokenRoles.filter((role) => may(role, permission)).map((role) => letters[role])
  expect(permitted.join('')).toBe(table[permission])
})
