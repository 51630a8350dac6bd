/**
 * What a picture's address comes down to: the same for http and https, with and without `www.`, for the original and
 * the smaller copies that WordPress (`-300x200`, `-scaled`) and Ghost (`/size/w600/`) make of it. Null for what is no
 * address.
 */
export function mediaKey(address: string): string | null {
  const url = URL.parse(address.trim(), 'http://nowhere.invalid/')
  if (!url || !/^https?:$/.test(url.protocol)) return null
  const host = url.host === 'nowhere.invalid' ? '' : url.host.replace(/^www\./, '')
  return host + originalPath(url.pathname)
}

/** Of several copies of a file the original's path, readable. */
export const originalPath = (pathname: string): string =>
  decoded(pathname)
    .normalize('NFC')
    .replace(/\/{2,}/g, '/')
    .replace(/\/content\/images\/size\/[^/]+\/(?:format\/[^/]+\/)?/, '/content/images/')
    .replace(/(?:-\d{1,5}x\d{1,5}|-scaled)(\.[a-z0-9]{2,5})$/i, '$1')

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The path below the folder in which the old system kept its uploads, `2011/05/rat.jpg`; the file's name elsewhere. */
export function pathBelowUploads(path: string): string {
  const below =
    /\/(?:wp-content\/uploads(?:\/sites\/\d+)?|content\/(?:images|files|media)|files)\/(.+)$/.exec(path)
  return below?.[1] ?? fileNameOf(path)
}

export const fileNameOf = (path: string): string => path.split('/').at(-1) ?? ''
