import type { World } from '../platform/world.ts'
import { type Auth, openAuth } from './auth.ts'
import { openTryLimit, type TryLimit } from './try-limit.ts'

export type AccountsWorld = Pick<World, 'db' | 'clock' | 'config' | 'ids' | 'log' | 'events'>

/** What signing in needs beyond the world: better-auth, and how often who has tried. Opened once a process. */
export type Accounts = {
  world: AccountsWorld
  auth: Auth
  /** Failed sign-ins and wrong passwords in one's own account. */
  signInTries: TryLimit
  /** Requests for a reset link, by address and by network. */
  resetTries: TryLimit
  resetNetworkTries: TryLimit
}

/** Sign-in with its limits of tries, counted anew with each process. */
export function openAccounts(world: AccountsWorld): Accounts {
  return {
    world,
    auth: openAuth(world),
    signInTries: openTryLimit(world.clock, { tries: 5, seconds: 60 }),
    resetTries: openTryLimit(world.clock, { tries: 3, seconds: 3600 }),
    resetNetworkTries: openTryLimit(world.clock, { tries: 20, seconds: 3600 }),
  }
}
