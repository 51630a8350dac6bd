import type { Site } from './site.ts'

const policy = (frameHosts: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    ...(frameHosts.length > 0 ? [`frame-src ${frameHosts.join(' ')}`] : []),
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')

/**
 * Nothing may run, load or frame but what is our own; where an article holds two-click boxes, the frames of their
 * providers.
 */
export const securityHeaders = (frameHosts: readonly string[] = []): Record<string, string> => ({
  'Content-Security-Policy': policy(frameHosts),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
})

/** A page whose words depend on the day must not outlive it in a shared cache that is not told of midnight. */
const longestToday = 300

/**
 * Browsers ask each time (a strong ETag makes that cheap), so a change is seen at once; a shared cache may keep the
 * page as long as the settings say, as it is purged by our tags.
 */
export function cacheControl(site: Site, madeOf: readonly string[]): string {
  if (madeOf.length === 0) return 'no-store'
  const allowed = site.settings.machines.sharedMaxAge
  const shared = madeOf.includes('today') ? Math.min(allowed, longestToday) : allowed
  return `public, max-age=0, must-revalidate, s-maxage=${shared}`
}

/**
 * A browser keeps a redirect that says nothing about it, and then goes in circles when an address moves back: it is asked
 * for anew each time.
 */
export const redirectHeaders = { 'Cache-Control': 'public, max-age=0, must-revalidate' }

export const reservationHeaders = (site: Site): Record<string, string> =>
  site.settings.machines.reserveTextAndDataMining ? { 'TDM-Reservation': '1' } : {}
