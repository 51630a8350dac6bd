import type { EngineFinding } from '../engine-check/index.ts'
import type { IndexNowState } from '../index-now/index.ts'

/** What one check found. `mend` says what to do; null when all is well. */
export type Finding = {
  check: string
  level: 'ok' | 'warning' | 'problem'
  text: string
  mend: string | null
}

export const fine = (check: string, text: string): Finding => ({ check, level: 'ok', text, mend: null })
export const warning = (check: string, text: string, mend: string): Finding => ({
  check,
  level: 'warning',
  text,
  mend,
})
export const problem = (check: string, text: string, mend: string): Finding => ({
  check,
  level: 'problem',
  text,
  mend,
})

const localNames = /^(localhost|127\.|\[::1\]|0\.0\.0\.0)/

/** The public address: reachable from outside only with a real name and https. */
export function judgePublicUrl(publicUrl: string): Finding {
  const { protocol, hostname } = new URL(publicUrl)
  if (localNames.test(hostname))
    return warning(
      'public address',
      `${publicUrl} is for this machine only.`,
      'Set DEPESCHE_PUBLIC_URL to the address that readers use.',
    )
  if (protocol === 'http:')
    return problem(
      'public address',
      `${publicUrl} is not encrypted.`,
      'Put a proxy with a certificate in front (deploy/Caddyfile) and set DEPESCHE_PUBLIC_URL to https://…',
    )
  return fine('public address', publicUrl)
}

/**
 * Addresses of other hosts that a page loads by itself: scripts, styles, pictures, fonts, frames. Links that a reader
 * follows are no requests of the page and do not count.
 */
export function foreignRequests(html: string, publicUrl: string): string[] {
  const loading =
    /<(?:script|img|source|iframe|audio|video|embed|object|input|track)\b[^>]*?\s(?:src|srcset|data|poster)\s*=\s*["']([^"']+)["']|<link\b(?=[^>]*\brel\s*=\s*["']?[^"'>]*\b(?:stylesheet|preload|icon|preconnect|dns-prefetch|modulepreload|manifest)\b)[^>]*?\shref\s*=\s*["']([^"']+)["']/gi
  const own = new URL(publicUrl).host
  const found = new Set<string>()
  for (const [, source, href] of html.matchAll(loading))
    for (const candidate of (source ?? href ?? '').split(',')) {
      const url = URL.parse(candidate.trim().split(/\s/)[0] ?? '', publicUrl)
      if (url && /^https?:$/.test(url.protocol) && url.host !== own) found.add(url.origin)
    }
  return [...found]
}

/** The imprint fields that German law asks for (§ 5 DDG, § 18 MStV), filled with what is true. */
export function judgeImprint(imprint: Record<string, string>): Finding {
  if (/\.(example|invalid|test)$/i.test(imprint.email ?? ''))
    return problem(
      'imprint',
      `It names ${imprint.publisher}, ${imprint.email}: made up for the demo publication, and readers see it.`,
      'Write your own in the newsroom under Settings → Imprint; German law asks for it (§ 5 DDG, § 18 MStV).',
    )
  const needed = ['publisher', 'street', 'city', 'email', 'responsiblePerson']
  const missing = needed.filter((field) => !imprint[field])
  if (missing.length === 0) return fine('imprint', 'complete')
  return problem(
    'imprint',
    `These fields are empty: ${missing.join(', ')}.`,
    'Fill them in the newsroom under Settings → Imprint; German law asks for them (§ 5 DDG, § 18 MStV).',
  )
}

/** Whether search engines take what they are told (IndexNow). */
export function judgeIndexNow(state: IndexNowState): Finding {
  const check = 'index-now'
  if (!state.isOn) return fine(check, 'switched off: search engines find changes by the sitemap')
  const { last } = state
  if (!last) return fine(check, 'switched on; nothing was published since')
  if (!last.problem) return fine(check, `${last.addresses} addresses were taken at ${last.at}`)
  const mend = {
    'no-answer': 'Look at the way out of this server and at the address of the engine in the settings.',
    'key-not-found': `The engine must be able to read ${state.keyUrl}: open it from outside.`,
    'addresses-refused':
      'DEPESCHE_PUBLIC_URL must be the address under which readers and engines find the site.',
    'too-many': 'Nothing: it is told again later, more slowly.',
    'engine-failed': 'Nothing: it is told again later. If it lasts, name another engine in the settings.',
  }[last.problem]
  return warning(check, `The engine answered ${last.status ?? 'nothing'} at ${last.at}.`, mend)
}

const lacks: Partial<Record<EngineFinding['check'], string>> = {
  description: 'a teaser',
  byline: 'the name of who wrote it',
  picture: 'a picture of 1,200 pixels or more with alternative text',
  data: 'complete structured data',
  canonical: 'an address of their own for engines',
  robots: 'leave to be shown',
}

/** What search and news engines miss in articles, each told by what is found on its page. */
export function judgeEngines(articles: readonly (readonly EngineFinding[])[]): Finding {
  const check = 'engines'
  const bad = articles.flatMap((findings) => findings.filter(({ level }) => level !== 'ok'))
  const counts = [...Map.groupBy(bad, ({ check }) => check)].flatMap(([what, its]) => {
    // Longer or shorter words are a matter of taste; that there are some is not.
    const counted = ['title', 'description'].includes(what)
      ? its.filter(({ level }) => level === 'missing')
      : its
    return counted.length > 0 ? [`${counted.length} without ${lacks[what] ?? `a ${what}`}`] : []
  })
  if (counts.length === 0)
    return fine(check, `the newest ${articles.length} articles have what engines ask for`)
  return warning(
    check,
    `Of the newest ${articles.length} articles: ${counts.join(', ')}.`,
    'The editor says for each article what search engines see (side panel).',
  )
}
