import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { freshPostgres } from '../fresh-postgres.ts'
import { aJpeg } from '../pictures.ts'
import { startServer } from '../server.ts'
import { databaseKinds } from '../worlds.ts'
import { type Colleague, startPaper } from './paper.ts'

type Known = { id: string; revision: number; mediaId: string; headline: string }
type Revision = { content: Record<string, unknown> }

const run = promisify(execFile)
const executable = fileURLToPath(new URL('../../bin/depesche.js', import.meta.url))

/** A command of the executable, as an operator gives it: in a process of its own. */
const depesche = (env: Record<string, string>, ...args: string[]) =>
  run(process.execPath, [executable, ...args], { env: { ...process.env, ...env } })

async function place(kind: (typeof databaseKinds)[number]) {
  const dataDir = mkdtempSync(join(tmpdir(), 'depesche-backup-'))
  const database = kind === 'postgres' ? await freshPostgres() : null
  const env: Record<string, string> = {
    DEPESCHE_DATA: dataDir,
    ...(database && { DEPESCHE_DATABASE_URL: database.url }),
  }
  const remove = async () => {
    rmSync(dataDir, { recursive: true, force: true })
    await database?.drop()
  }
  return { dataDir, env, remove }
}

describe.each(databaseKinds)(
  'a backup by one process while another serves and four people write (%s)',
  (kind) => {
    it('restored elsewhere is equal: each article, each revision, each picture', {
      timeout: 300_000,
    }, async () => {
      const [here, there] = await Promise.all([place(kind), place(kind)])
      const archive = join(here.dataDir, 'under-load.tar')
      try {
        const paper = await startPaper(here)
        const desk = await fourWriters(paper.administrator)
        await expect.poll(() => desk.written.length, { timeout: 60_000 }).toBeGreaterThan(40)
        const before = desk.written.map((known) => ({ ...known }))
        await depesche(here.env, 'backup', archive)
        const during = desk.written.length - before.length
        const written = await desk.stop()
        expect(during, 'articles were written while the backup was made').toBeGreaterThan(0)

        await depesche(there.env, 'restore', archive)
        const restored = await startServer(there)
        try {
          const original = reader(paper.url, paper.administrator)
          const copy = reader(restored.url, paper.administrator)
          for (const known of before) {
            const found = await copy.article(known.id)
            expect(found?.revision, known.headline).toBeGreaterThanOrEqual(known.revision)
          }
          for (const known of written) {
            const found = await copy.article(known.id)
            if (!found) continue
            for (let number = 1; number <= found.revision; number++) {
              const [ours, theirs] = await Promise.all([
                copy.revision(known.id, number),
                original.revision(known.id, number),
              ])
              expect(ours.content, `${known.headline}, revision ${number}`).toEqual(theirs.content)
            }
            expect(await copy.picture(known.mediaId), known.headline).toEqual(
              await original.picture(known.mediaId),
            )
          }
        } finally {
          await restored.kill()
          await paper.kill()
        }
      } finally {
        await Promise.all([here.remove(), there.remove()])
      }
    })
  },
)

/** Four people who upload a picture, write an article with it, mend it, and begin the next, until told to stop. */
async function fourWriters(editor: Colleague): Promise<{ written: Known[]; stop(): Promise<Known[]> }> {
  const written: Known[] = []
  let writing = true
  const picture = await aJpeg({ width: 640, height: 480 })
  const write = async (person: number): Promise<void> => {
    for (let number = 0; writing; number++) {
      const headline = `Meldung ${number} von Tisch ${person}`
      const form = new FormData()
      form.set('file', new Blob([unlike(picture, `${person}/${number}`)], { type: 'image/jpeg' }), 'bild.jpg')
      const media = await editor.call<{ id: string }>('POST', '/media', form)
      if (media.status !== 201) throw new Error(`the upload answered ${media.status}`)
      const made = await editor.call<{ id: string }>('POST', '/articles', {
        headline,
        section: 'nachrichten',
        body: { format: 'markdown', content: `Text der Meldung ${number}.` },
        leadPicture: { mediaId: media.body.id, alt: headline },
        status: 'published',
      })
      if (made.status !== 201) throw new Error(`writing answered ${made.status}`)
      const known = { id: made.body.id, revision: 1, mediaId: media.body.id, headline }
      written.push(known)
      const mended = await editor.call('PATCH', `/articles/${known.id}`, { standfirst: headline }, 1)
      if (mended.status !== 200) throw new Error(`mending answered ${mended.status}`)
      known.revision = 2
    }
  }
  const writers = Promise.all([1, 2, 3, 4].map(write))
  // A failure is told by stop(); until then it must not end the test run.
  writers.catch(() => {})
  return {
    written,
    async stop() {
      writing = false
      await writers
      return written
    },
  }
}

/** The same picture with other bytes: what stands after the end of a JPEG is not shown. */
const unlike = (jpeg: Buffer, mark: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat([jpeg, Buffer.from(mark)]))

function reader(url: string, { cookies }: Colleague) {
  const get = (path: string) => fetch(url + path, { headers: { cookie: cookies.join('; ') } })
  return {
    async article(id: string): Promise<{ revision: number } | null> {
      const answer = await get(`/api/v1/articles/${id}`)
      if (answer.status === 404) return null
      expect(answer.status).toBe(200)
      return (await answer.json()) as { revision: number }
    },
    async revision(id: string, number: number): Promise<Revision> {
      const answer = await get(`/api/v1/articles/${id}/revisions/${number}`)
      expect(answer.status).toBe(200)
      return (await answer.json()) as Revision
    },
    async picture(id: string): Promise<Buffer> {
      const media = (await (await get(`/api/v1/media/${id}`)).json()) as { url: string }
      const answer = await fetch(new URL(new URL(media.url, url).pathname, url))
      expect(answer.status).toBe(200)
      return Buffer.from(await answer.arrayBuffer())
    },
  }
}
