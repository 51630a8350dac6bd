import type { Context, Hono } from 'hono'
import type { Sender } from '../contributions/index.ts'
import { clientAddress, isDirectLoopback } from '../platform/http/client-address.ts'
import { sameSite } from '../platform/http/cross-site.ts'
import type { RequestFacts } from '../platform/http/front.ts'
import { limitBody } from '../platform/http/limit-body.ts'
import type { World } from '../platform/world.ts'
import { securityHeaders } from './headers.ts'
import { htmlOf } from './html-of.ts'
import type { SiteWorld } from './load-site.ts'
import { noticePage } from './pages/contributions.ts'
import type { AnyPage } from './pages/page.ts'
import type { Site } from './site.ts'
import type { Theme } from './theme.ts'

export type ReaderEnv = { Bindings: Partial<RequestFacts>; Variables: { requestId?: string } }
/** What routes need that take what readers send. */
export type ReaderParts = {
  world: SiteWorld & Pick<World, 'log' | 'ids' | 'events'>
  theme: Theme
  siteNow(): Promise<{ site: Site }>
}

type AnsweredReader = { page: AnyPage; status: number; referrer?: 'same-origin' | 'no-referrer' }

/** A page for one reader: nobody keeps it, and its address is not told to where they go on. */
export const answerReader = (
  c: Context<ReaderEnv>,
  theme: Theme,
  { page, status, referrer = 'same-origin' }: AnsweredReader,
): Response =>
  c.html(htmlOf(theme, page), status as 200, {
    ...securityHeaders(),
    'Cache-Control': 'no-store',
    'Referrer-Policy': referrer,
    'X-Robots-Tag': 'noindex',
  })

/** In bytes: far more than a contribution may have, so that a long one comes back to be shortened. */
const longestForm = 2 * 1024 * 1024

/** Forms sent to these paths come from our own pages and have a bounded length. */
export function guardForms(
  routes: Hono<ReaderEnv>,
  { theme, siteNow }: ReaderParts,
  paths: readonly string[],
): void {
  const told = async (c: Context, key: 'crossSite' | 'tooLarge', status: number) => {
    const { site } = await siteNow()
    const page = noticePage(site, {
      title: site.t(`readerNotice.${key}.title`),
      text: site.t(`readerNotice.${key}.text`),
    })
    return answerReader(c, theme, { page, status })
  }
  for (const path of paths) {
    routes.post(path, async (c, next) =>
      sameSite(c.req.raw.headers, false) ? next() : told(c, 'crossSite', 403),
    )
    routes.post(
      path,
      limitBody(longestForm, (c) => told(c, 'tooLarge', 413)),
    )
  }
}

/** The fields of a form by name; those that are missing, or are files, are empty. */
export async function readForm(c: Context<ReaderEnv>): Promise<(name: string) => string> {
  const body = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>)
  return (name) => {
    const value = body[name]
    return typeof value === 'string' ? value : ''
  }
}

export function senderOf(c: Context<ReaderEnv>, world: Pick<SiteWorld, 'config'>): Sender {
  const incoming = c.env?.incoming
  return {
    address: incoming ? clientAddress(incoming, world.config.trustedProxies) : '127.0.0.1',
    agent: c.req.header('user-agent') ?? null,
    isThisMachine: !incoming || isDirectLoopback(incoming),
  }
}
