/**
 * Whether an unsafe request comes from our own pages, by `Sec-Fetch-Site` and `Origin` (no token needed, so forms may
 * stand in cached pages). Programs send neither: they pass, unless they carry a cookie (`withCookie`), because a
 * browser that hides both headers is not worth the risk.
 */
export function sameSite(headers: Headers, withCookie: boolean): boolean {
  const fetchSite = headers.get('sec-fetch-site')
  if (fetchSite) return fetchSite === 'same-origin' || fetchSite === 'none'
  const origin = headers.get('origin')
  if (origin) return URL.parse(origin)?.host === headers.get('host')
  return !withCookie
}
