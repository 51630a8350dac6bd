import type { ReadableStream } from 'node:stream/web'
import type { Context } from 'hono'
import type { World } from '../platform/world.ts'
import { listOf } from './contract/common.ts'
import {
  importListQuery,
  importNote,
  importNoteInput,
  importNoteParameter,
  importNotesQuery,
  importRun,
} from './contract/imports.ts'
import { streamOf } from './csv.ts'
import { decodeCursor, isText, pageOf } from './cursor.ts'
import { csvHead, noteRow, presentNote, presentRun, presentUpload } from './import-presenter.ts'
import { openImportWorkers } from './import-workers.ts'
import {
  type Api,
  type ApiEnv,
  badInput,
  callerOf,
  idParameter,
  jsonAnswer,
  jsonBody,
  newApi,
  problemFrom,
  route,
} from './kit.ts'
import { ApiProblem } from './problem.ts'
import { readUploadForm } from './read-upload-form.ts'

const binary = { type: 'string', format: 'binary' } as const
const tags = ['imports']

const uploadRoute = route({
  method: 'post',
  path: '/imports',
  operationId: 'uploadArchive',
  access: 'imports.run',
  tags,
  summary: 'Upload the archive of another system: WordPress (WXR, also gzip) or Ghost (JSON), up to 2 GB',
  description:
    'As a form with the part `file`. Nothing is brought in yet: the file is read, and `GET /imports/{id}` tells what it holds. Larger files are brought in on the server: `depesche import`.',
  request: {
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: { type: 'object', required: ['file'], properties: { file: binary } },
        },
      },
    },
  },
  responses: { 201: jsonAnswer(importRun, 'Uploaded; it is being read') },
})
const listRoute = route({
  method: 'get',
  path: '/imports',
  operationId: 'listImports',
  access: 'imports.read',
  tags,
  summary: 'List imports, those not started yet first, then newest first',
  request: { query: importListQuery },
  responses: { 200: jsonAnswer(listOf(importRun), 'One page') },
})
const readRoute = route({
  method: 'get',
  path: '/imports/{id}',
  operationId: 'getImport',
  access: 'imports.read',
  tags,
  summary: 'What a file holds, how far its import is, and how many notes of each reason there are',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(importRun, 'As it is now') },
})
const startRoute = route({
  method: 'post',
  path: '/imports/{id}/start',
  operationId: 'startImport',
  access: 'imports.run',
  tags,
  summary: 'Bring an uploaded archive in, or go on with a run that was interrupted',
  conflict: 'Another import is under way, or this one is done',
  request: { params: idParameter },
  responses: { 202: jsonAnswer(importRun, 'Under way') },
})
const dropRoute = route({
  method: 'delete',
  path: '/imports/{id}',
  operationId: 'dropArchive',
  access: 'imports.run',
  tags,
  summary: 'Remove an uploaded file that is not to be brought in',
  conflict: 'It was started: its report stays',
  request: { params: idParameter },
  responses: { 204: { description: 'Removed' } },
})
const notesRoute = route({
  method: 'get',
  path: '/imports/{id}/notes',
  operationId: 'listImportNotes',
  access: 'imports.read',
  tags,
  summary: 'The report: what did not arrive as it was, and why',
  request: { params: idParameter, query: importNotesQuery },
  responses: { 200: jsonAnswer(listOf(importNote), 'One page') },
})
const handleRoute = route({
  method: 'put',
  path: '/imports/{id}/notes/{number}',
  operationId: 'setImportNoteHandled',
  access: 'imports.read',
  tags,
  summary: 'Tick a line of the report off, or take the tick back',
  request: { params: importNoteParameter, body: jsonBody(importNoteInput) },
  responses: { 204: { description: 'Noted' } },
})
const csvRoute = route({
  method: 'get',
  path: '/imports/{id}/notes.csv',
  operationId: 'downloadImportNotes',
  access: 'imports.read',
  tags,
  summary: 'The whole report as a table',
  request: { params: idParameter },
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: { type: 'string' } } } } },
})

/** In bytes. A form is a little longer than its file. */
const longestArchive = 2 * 1024 ** 3
const tooLarge = (): ApiProblem =>
  new ApiProblem({ status: 413, code: 'file-too-large', placeholders: { limitMegabytes: 2048 } })
const notFound = () => new ApiProblem({ status: 404, code: 'not-found' })

// Readers of archives are many files that no other call needs: the server is started without them.
const loadImports = () => import('../imports/index.ts')

/** Archives of other systems: upload, look, bring in, work through what did not arrive as it was. */
export function importsApi(world: World): Api {
  const api = newApi()
  const workers = openImportWorkers(world)
  const shownById = async (id: string) => {
    const imports = await loadImports()
    const [progress, upload] = await Promise.all([
      imports.importProgress(world, id),
      imports.uploadById(world, id),
    ])
    if (progress) return presentRun(progress, { upload, isAtWork: workers.isAtWork(id) })
    if (!upload) return null
    // After a restart nobody is at it any more.
    if (!upload.preview && !workers.hasFailed(id)) workers.look(id)
    return presentUpload(upload, workers)
  }
  const mustShow = async (id: string) => {
    const shown = await shownById(id)
    if (!shown) throw notFound()
    return shown
  }

  api.openapi(uploadRoute, async (c) => {
    const { fileName, content } = await formFrom(c)
    const { keepUpload } = await loadImports()
    const kept = await keepUpload(world, { fileName: fileName || 'archive', content }, callerOf(c))
    if (!kept.ok) throw problemFrom({ ...kept, detail: { field: 'file' } })
    workers.look(kept.value.id)
    c.header('Location', `/api/v1/imports/${kept.value.id}`)
    return c.json(presentUpload(kept.value, workers), 201)
  })

  api.openapi(listRoute, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const before = decodeCursor(cursor, isText)
    const imports = await loadImports()
    const rows = await imports.listImports(world, { before, limit: limit + 1 })
    const page = pageOf(
      rows,
      limit,
      (run) => presentRun({ run, notes: [] }, { upload: null, isAtWork: workers.isAtWork(run.id) }),
      ({ id }) => id,
    )
    const waiting = before === null ? await unstarted(world) : []
    return c.json(
      { ...page, items: [...waiting.map((each) => presentUpload(each, workers)), ...page.items] },
      200,
    )
  })

  api.openapi(readRoute, async (c) => c.json(await mustShow(c.req.valid('param').id), 200))

  api.openapi(startRoute, async (c) => {
    const { id } = c.req.valid('param')
    const shown = await mustShow(id)
    if (!shown.canStart) throw new ApiProblem({ status: 409, code: 'import-cannot-start' })
    const imports = await loadImports()
    const upload = await imports.uploadById(world, id)
    if (shown.state === 'ready' && upload) {
      const started = await imports.startUpload(world, upload, callerOf(c))
      if (!started.ok) throw new ApiProblem({ status: 409, code: 'import-cannot-start' })
    }
    if (!workers.bring(id, callerOf(c))) throw new ApiProblem({ status: 409, code: 'import-under-way' })
    return c.json(await mustShow(id), 202)
  })

  api.openapi(dropRoute, async (c) => {
    const { id } = c.req.valid('param')
    const shown = await mustShow(id)
    if (shown.counts !== null) throw new ApiProblem({ status: 409, code: 'import-started' })
    const { dropUpload } = await loadImports()
    await dropUpload(world, id)
    return c.body(null, 204)
  })

  // Before the list of notes: `notes.csv` is no id.
  api.openapi(csvRoute, async (c) => {
    const { id } = c.req.valid('param')
    await mustShow(id)
    c.header('content-type', 'text/csv; charset=utf-8')
    c.header('content-disposition', `attachment; filename="import-${id}.csv"`)
    return c.body(streamOf(csvOf(world, id)), 200)
  })

  api.openapi(notesRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { limit, cursor, reason, handled } = c.req.valid('query')
    const after = decodeCursor(cursor, isNumber)
    await mustShow(id)
    const { listNotes } = await loadImports()
    const filter = {
      importId: id,
      after,
      limit: limit + 1,
      ...(reason ? { reason: reason as 'refused' } : {}),
      ...(handled ? { handled: handled === 'yes' } : {}),
    }
    const rows = await listNotes({ db: world.longReads }, filter)
    return c.json(
      pageOf(rows, limit, presentNote, ({ seq }) => seq),
      200,
    )
  })

  api.openapi(handleRoute, async (c) => {
    const { id, number } = c.req.valid('param')
    const { setNoteHandled } = await loadImports()
    const note = { importId: id, seq: number, handled: c.req.valid('json').handled }
    const set = await setNoteHandled(world, note, callerOf(c))
    if (!set.ok) throw problemFrom(set, { 'not-found': 404 })
    return c.body(null, 204)
  })

  return api
}

const isNumber = (value: unknown): value is number => typeof value === 'number'

async function formFrom(c: Context<ApiEnv>) {
  const type = c.req.header('content-type') ?? ''
  const { body } = c.req.raw
  if (!/^multipart\/form-data/i.test(type) || !body)
    throw badInput([{ path: ['body'], message: 'field.form' }])
  if (Number(c.req.header('content-length') ?? 0) > longestArchive) throw tooLarge()
  return readUploadForm(body as ReadableStream<Uint8Array>, type, { longest: longestArchive, tooLarge })
}

/** Files that nobody has started: the others are told of by their runs. */
async function unstarted(world: World) {
  const { listUploads, importProgress } = await loadImports()
  const uploads = await listUploads(world)
  const runs = await Promise.all(uploads.map(({ id }) => importProgress(world, id)))
  return uploads.filter((_, index) => !runs[index])
}

async function* csvOf(world: World, importId: string): AsyncGenerator<string> {
  const { listNotes } = await loadImports()
  yield csvHead
  const limit = 1000
  for (let after: number | null = null; ; ) {
    const notes: Awaited<ReturnType<typeof listNotes>> = await listNotes(
      { db: world.longReads },
      { importId, after, limit },
    )
    yield notes.map((note) => noteRow(presentNote(note))).join('')
    const last = notes.at(-1)
    if (notes.length < limit || !last) return
    after = last.seq
  }
}
