import { createReadStream } from 'node:fs'
import { mediaByIds, publicPath, type Upload, uploadMedia } from '../../media/index.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { normalPath, putRedirectsIfFree } from '../../redirects/index.ts'
import type { ArchiveMedia } from '../archive.ts'
import { itemsOfKind, putItems } from '../store-items.ts'
import { openMediaFetcher } from './fetch-media.ts'
import { fileNameOf, mediaKey } from './media-address.ts'
import { openMediaFolder } from './media-folder.ts'
import { advance, lineOf, note, type Session } from './session.ts'

/** Pictures and files of the old site. `idOf` is null for what is missing, refused, removed here, or not the old site's. */
export type MediaLibrary = { idOf(address: string): Promise<string | null> }

const inParallel = 4

/** Brings the whole library along, then answers for each address in a text; what is there already is not fetched again. */
export async function bringMedia(session: Session): Promise<MediaLibrary> {
  const library = await openLibrary(session)
  const waiting = session.plan.media.values()
  const work = async (): Promise<void> => {
    for (const given of waiting) {
      await library.bring(given)
      await advance(session, { done: session.progress.done + 1 })
    }
  }
  await Promise.all(Array.from({ length: inParallel }, work))
  return library
}

async function openLibrary(session: Session) {
  const { world, plan, counts, source, task } = session
  const fetch = openMediaFetcher(world)
  const inFolder = task.mediaFolder === null ? () => null : await openMediaFolder(task.mediaFolder)
  const ids = await presentItems(session)
  const given = new Map(
    plan.media.flatMap((media) => {
      const key = mediaKey(media.url)
      return key ? [[key, media] as const] : []
    }),
  )
  const hosts = new Set(
    [plan.site.url, ...plan.media.map(({ url }) => url)].flatMap((url) => hostOf(url) ?? []),
  )
  const underWay = new Map<string, Promise<string | null>>()

  const bring = (media: ArchiveMedia): Promise<string | null> => {
    const key = mediaKey(media.url)
    if (key === null) return miss(media, 'bad-url')
    const known = ids.get(key)
    if (known !== undefined) {
      counts.media.unchanged++
      return Promise.resolve(known)
    }
    const running = underWay.get(key)
    if (running) {
      counts.media.unchanged++
      return running
    }
    const started = get(media, key)
    underWay.set(key, started)
    return started
  }

  const miss = async (media: ArchiveMedia, reason: unknown): Promise<null> => {
    counts.media.skipped++
    const detail = [media.url, reason].filter(Boolean).join(' – ')
    note(session, {
      subject: 'attachment',
      key: media.key,
      title: media.title,
      reason: 'media-missing',
      detail,
    })
    return null
  }

  const get = async (media: ArchiveMedia, key: string): Promise<string | null> => {
    const path = key.slice(key.indexOf('/'))
    const file = inFolder(path)
    if (session.isDry) {
      counts.media.made++
      return world.ids.newId()
    }
    if (file !== null) return take(media, { key, content: createReadStream(file) })
    const fetched = await fetch(media.url)
    return fetched.ok ? take(media, { key, content: [fetched.value] }) : miss(media, fetched.detail?.reason)
  }

  const take = async (
    media: ArchiveMedia,
    { key, content }: { key: string; content: Upload['content'] },
  ): Promise<string | null> => {
    const words = {
      alt: lineOf(media.alt, 1000),
      caption: lineOf(media.caption, 2000),
      credit: lineOf(media.credit, 300),
    }
    const fileName = fileNameOf(key)
    const uploaded = await uploadMedia(world, { content, fileName, words }, session.actor)
    if (!uploaded.ok) {
      counts.media.skipped++
      const detail = `${media.url} – ${uploaded.refusal}`
      note(session, {
        subject: 'attachment',
        key: media.key,
        title: media.title,
        reason: 'media-refused',
        detail,
      })
      return null
    }
    counts.media.made++
    const { media: made } = uploaded.value
    const at = world.clock.now()
    const fromPath = normalPath(key.slice(key.indexOf('/')))
    await inTransaction(world, async (tx) => {
      await putItems(tx, source, {
        items: [{ kind: 'media', key, targetId: made.id, print: made.sha256, revision: null }],
        at,
      })
      // Where other sites link to the file itself.
      if (fromPath)
        await putRedirectsIfFree(tx, [
          { fromPath, articleId: null, toUrl: publicPath(made), createdAt: at, createdBy: null },
        ])
    })
    ids.set(key, made.id)
    return made.id
  }

  const idOf = async (address: string): Promise<string | null> => {
    const key = mediaKey(address)
    if (key === null) return null
    const known = ids.get(key)
    if (known !== undefined) return known
    const running = underWay.get(key)
    if (running) return running
    const listed = given.get(key)
    if (listed) return bring(listed)
    const host = hostOf(address)
    if (host !== null && !hosts.has(host)) return null
    return bring({ key: address, url: address, title: null, alt: null, caption: null, credit: null })
  }

  return { bring, idOf }
}

/** What earlier runs brought, by key: null where it was removed here since. */
async function presentItems(session: Session): Promise<Map<string, string | null>> {
  const items = await itemsOfKind(session.world.db, session.source, 'media')
  const ids = new Map<string, string | null>()
  const all = [...items.values()]
  for (let from = 0; from < all.length; from += 500) {
    const some = all.slice(from, from + 500)
    const present = await mediaByIds(
      session.world.db,
      some.map(({ targetId }) => targetId),
    )
    for (const { key, targetId } of some) ids.set(key, present.has(targetId) ? targetId : null)
  }
  return ids
}

const hostOf = (address: string | null): string | null =>
  (address && URL.parse(address)?.host.replace(/^www\./, '')) || null
