export { type Accounts, type Accounts, openAccounts, openAccounts } from './accounts.ts'
export { type Actor, type Role, roles, systemActor, type TokenRole, tokenRoles } from './actor.ts'
export { actorOf, type Caller } from './actor-of.ts'
export { may, type Permission, permissions, permissionsOf } from './permissions.ts'
