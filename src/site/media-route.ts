import { type Context, Hono } from 'hono'
import { downloadOf, parseRenditionFileName, renderRendition } from '../media/index.ts'
import type { World } from '../platform/world.ts'

type ServedFile = { bytes: Buffer; contentType: string; etag: string }

/** The bytes under such an address never change, see `media/renditions.ts`. */
const forever = 'public, max-age=31536000, immutable'

/**
 * Pictures and files of the paper: `/media/{id}-{version}/640x360.webp`, `/media/{id}/Gutachten.pdf`. An address made
 * for an earlier focal point leads to the present one.
 */
export function mediaRoutes(world: Pick<World, 'db' | 'blobs'>): Hono {
  const routes = new Hono()

  routes.get('/media/:place/:file', async (c) => {
    const { place, file } = c.req.param()
    const [, id = '', version = ''] = /^([0-9a-f-]{36})(?:-([0-9a-z]{1,12}))?$/.exec(place) ?? []
    if (!id) return nothingHere(c)
    const rendition = version ? parseRenditionFileName(file) : null
    if (!version) return serveFile(c, await downloadOf(world, { id, fileName: file }))
    if (!rendition) return nothingHere(c)
    const rendered = await renderRendition(world, { id, version, ...rendition })
    if (rendered.ok) return serve(c, rendered.value, { 'cache-control': forever })
    if (rendered.refusal === 'other-version')
      return c.body(null, 302, {
        location: String(rendered.detail?.path),
        'cache-control': 'public, max-age=60',
      })
    return nothingHere(c)
  })

  return routes
}

function serveFile(c: Context, download: Awaited<ReturnType<typeof downloadOf>>): Response {
  return download.ok ? serve(c, download.value, { 'cache-control': 'public, max-age=3600' }) : nothingHere(c)
}

function serve(
  c: Context,
  { bytes, contentType, etag }: ServedFile,
  headers: Record<string, string>,
): Response {
  const all = { ...headers, etag, 'x-content-type-options': 'nosniff', 'accept-ranges': 'bytes' }
  if (isKnown(c.req.header('if-none-match'), etag)) return c.body(null, 304, all)
  const range = rangeOf(c, { etag, length: bytes.length })
  if (range === 'beyond') return c.body(null, 416, { ...all, 'content-range': `bytes */${bytes.length}` })
  const part = range ? bytes.subarray(range.from, range.to + 1) : bytes
  return c.body(new Uint8Array(part), range ? 206 : 200, {
    ...all,
    'content-type': contentType,
    'content-length': String(part.length),
    ...(range && { 'content-range': `bytes ${range.from}-${range.to}/${bytes.length}` }),
  })
}

/**
 * The one range that is asked for (RFC 9110 14.2), as viewers of long PDF files do; null for the whole: no range, several,
 * or one of an older file (`If-Range`).
 */
function rangeOf(
  c: Context,
  { etag, length }: { etag: string; length: number },
): { from: number; to: number } | 'beyond' | null {
  const [whole, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(c.req.header('range') ?? '') ?? []
  const condition = c.req.header('if-range')
  if (whole === undefined || (!first && !last) || (condition !== undefined && condition !== etag)) return null
  const from = first ? Number(first) : Math.max(0, length - Number(last))
  const to = first && last ? Math.min(Number(last), length - 1) : length - 1
  if (from >= length || (!first && Number(last) === 0)) return 'beyond'
  return from <= to ? { from, to } : null
}

const isKnown = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some((known) => known.trim().replace(/^W\//, '') === etag || known.trim() === '*') ??
  false

const nothingHere = (c: Context): Response => c.text('Not found', 404, { 'cache-control': 'no-cache' })
