import { networkOf } from '../audit/index.ts'
import type { World } from '../platform/world.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import { firstExpiry } from './sessions/session.ts'
import {
  isSecureSite,
  sessionCookieName,
  sessionCookieSeconds,
  sessionKey,
} from './sessions/session-cookie.ts'
import { staffById } from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'config' | 'ids' | 'log'>

/** Where a sign-in comes from. `address` is the client's, after trusted proxies. */
export type From = { address: string | null; userAgent: string | null }

/** What we use of better-auth: it checks the credential, makes the session and its signed cookie. */
export type Auth = {
  /** Null when the address is unknown, the password wrong or the account disabled; each takes about the same time. */
  signIn(
    credential: { email: string; password: string },
    from: From,
  ): Promise<{ staffId: string; cookie: string } | null>
}

/** Our own header inside the process, so that better-auth believes nobody else's. */
const addressHeader = 'x-depesche-address'

/**
 * better-auth over this installation's database, with our words for tables and columns, our clock and our hash. It is
 * loaded with the first sign-in: readers' pages start without it, and a process that only serves them is smaller.
 */
export function openAuth(world: Needs): Auth {
  let opened: ReturnType<typeof openBetterAuth> | null = null
  return {
    async signIn({ email, password }, from) {
      opened ??= openBetterAuth(world).catch((error: unknown) => {
        opened = null // the next sign-in tries again
        throw error
      })
      const { auth, isAPIError } = await opened
      const headers = new Headers()
      if (from.address) headers.set(addressHeader, from.address)
      if (from.userAgent) headers.set('user-agent', from.userAgent.slice(0, 400))
      try {
        const answer = await auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true })
        const name = sessionCookieName(world.config)
        const cookie = answer.headers.getSetCookie().find((value) => value.startsWith(`${name}=`))
        if (!cookie) throw new Error('better-auth signed in without setting the session cookie')
        return { staffId: answer.response.user.id, cookie }
      } catch (error) {
        // 400: no address at all, or a password beyond all bounds
        if (isAPIError(error) && (error.statusCode === 401 || error.statusCode === 400)) return null
        throw error
      }
    },
  }
}

async function openBetterAuth(world: Needs) {
  const [{ betterAuth }, { isAPIError }] = await Promise.all([
    import('better-auth'),
    import('better-auth/api'),
  ])
  return { auth: betterAuth(optionsFor(world)), isAPIError }
}

function optionsFor(world: Needs) {
  const { config } = world
  return {
    appName: 'Depesche',
    baseURL: config.publicUrl,
    secret: sessionKey(config),
    // Both databases take and give instants as text and truth as 0 and 1: what better-auth calls "sqlite".
    database: { db: world.db, type: 'sqlite' as const },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: 1000,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }: { hash: string; password: string }) => verifyPassword(hash, password),
      },
    },
    user: {
      modelName: 'staff_members',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'changed_at' },
    },
    account: {
      modelName: 'staff_credentials',
      fields: {
        userId: 'staff_id',
        providerId: 'provider_id',
        accountId: 'account_id',
        password: 'password_hash',
        createdAt: 'created_at',
        updatedAt: 'changed_at',
      },
    },
    session: {
      modelName: 'staff_sessions',
      expiresIn: sessionCookieSeconds,
      fields: {
        userId: 'staff_id',
        ipAddress: 'network',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'seen_at',
        expiresAt: 'expires_at',
      },
    },
    verification: {
      modelName: 'staff_verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'changed_at' },
    },
    databaseHooks: { session: { create: { before: newSession(world) } } },
    rateLimit: { enabled: false }, // ours, in try-limit.ts
    telemetry: { enabled: false },
    advanced: {
      useSecureCookies: false, // would add its own prefix; ours is in the name
      ipAddress: { ipAddressHeaders: [addressHeader] },
      cookies: {
        session_token: {
          name: sessionCookieName(config),
          attributes: { secure: isSecureSite(config), httpOnly: true, sameSite: 'lax' as const, path: '/' },
        },
      },
      database: { generateId: () => world.ids.newId(), validateSchema: false },
    },
    logger: {
      // better-auth logs each wrong password as a warning; those are counted and limited by us.
      level: 'error' as const,
      log: (_level: string, message: string) => world.log.error({ from: 'better-auth' }, message),
    },
  }
}

type NewSession = { userId: string; ipAddress?: string | null }

/** Every new session, however somebody signs in: times by our clock, a shortened address, none for the disabled. */
function newSession(world: Needs) {
  return async (session: NewSession & Record<string, unknown>) => {
    const staff = await staffById(world.db, session.userId)
    if (!staff || staff.disabledAt) return false
    const now = world.clock.now()
    return {
      data: {
        ...session,
        ipAddress: networkOf(session.ipAddress),
        createdAt: new Date(now),
        updatedAt: new Date(now),
        expiresAt: new Date(firstExpiry(now)),
      },
    }
  }
}
