import type { ReadableStream } from 'node:stream/web'
import type { Context } from 'hono'
import {
  editMedia,
  fittingRendition,
  listMedia,
  type Media,
  mediaById,
  originalOf,
  type Picture,
  publicPath,
  removeMedia,
  type Upload,
  uploadMedia,
} from '../media/index.ts'
import type { World } from '../platform/world.ts'
import { idempotencyHeader, ifMatchHeader, listOf } from './contract/common.ts'
import {
  media,
  mediaListQuery,
  mediaPatch,
  type Media as ShownMedia,
  uploadQuery,
  uploadWords,
} from './contract/media.ts'
import { decodeCursor, isTimePlace, pageOf } from './cursor.ts'
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
  revisionFrom,
  route,
} from './kit.ts'
import { ApiProblem } from './problem.ts'
import { longestForm, readUploadForm, uploadTooLarge } from './read-upload-form.ts'

const binary = { type: 'string', format: 'binary' } as const
const text = { type: 'string' } as const

const uploadRoute = route({
  method: 'post',
  path: '/media',
  operationId: 'uploadMedia',
  access: 'media.write',
  tags: ['media'],
  summary: 'Upload a picture (JPEG, PNG, WebP, AVIF, GIF) or a PDF, up to 50 MB',
  description:
    'As a form with the part `file`, or with the file as the body and the other fields in the query. Location data and serial numbers are taken off; of an animation the first frame is kept. A file that is there already is answered as it is, with words given now where it has none; so an upload may be repeated.',
  request: {
    headers: idempotencyHeader,
    query: uploadQuery,
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: {
            type: 'object',
            required: ['file'],
            properties: { file: binary, alt: text, caption: text, credit: text },
          },
        },
        'image/*': { schema: binary },
        'application/pdf': { schema: binary },
      },
    },
  },
  responses: { 201: jsonAnswer(media, 'In the library; ETag is its version') },
})
const listRoute = route({
  method: 'get',
  path: '/media',
  operationId: 'listMedia',
  access: 'media.read',
  tags: ['media'],
  summary: 'List and search the media library, newest first',
  request: { query: mediaListQuery },
  responses: { 200: jsonAnswer(listOf(media), 'One page') },
})
const readRoute = route({
  method: 'get',
  path: '/media/{id}',
  operationId: 'getMedia',
  access: 'media.read',
  tags: ['media'],
  summary: 'One picture or file',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(media, 'ETag is its version') },
})
const patchRoute = route({
  method: 'patch',
  path: '/media/{id}',
  operationId: 'updateMedia',
  access: 'media.write',
  tags: ['media'],
  summary: 'Change words or focal point; readers see it at once',
  request: { params: idParameter, headers: ifMatchHeader, body: jsonBody(mediaPatch) },
  responses: { 200: jsonAnswer(media, 'After the change') },
})
const removeRoute = route({
  method: 'delete',
  path: '/media/{id}',
  operationId: 'removeMedia',
  access: 'media.remove',
  conflict: 'It is still shown somewhere',
  tags: ['media'],
  summary: 'Remove what is not shown anywhere; 409 names where it is',
  request: { params: idParameter },
  responses: { 204: { description: 'Removed' } },
})
const originalRoute = route({
  method: 'get',
  path: '/media/{id}/original',
  operationId: 'getMediaOriginal',
  access: 'media.read',
  tags: ['media'],
  summary: 'The original as it is kept, to download',
  request: { params: idParameter },
  responses: {
    200: { description: 'The file', content: { 'application/octet-stream': { schema: binary } } },
  },
})

const statuses = {
  'not-found': 404,
  'revision-outdated': 412,
  'file-too-large': 413,
  'media-in-use': 409,
} as const

/** The media library for staff and programs. */
export function mediaApi(world: World): Api {
  const api = newApi()
  const answer = (c: Context<ApiEnv>, item: Media): ShownMedia => {
    c.header('ETag', `"${item.version}"`)
    return presentMedia(world, item)
  }

  api.openapi(uploadRoute, async (c) => {
    const upload = await uploadFrom(c, c.req.valid('query'))
    const uploaded = await uploadMedia(world, upload, callerOf(c))
    if (!uploaded.ok)
      throw problemFrom({ ...uploaded, detail: { ...uploaded.detail, field: 'file' } }, statuses)
    c.header('Location', `/api/v1/media/${uploaded.value.media.id}`)
    return c.json(answer(c, uploaded.value.media), 201)
  })

  api.openapi(listRoute, async (c) => {
    const { q, kind, limit, cursor } = c.req.valid('query')
    const before = decodeCursor(cursor, isTimePlace)
    const items = await listMedia(q ? world.longReads : world.db, { q, kind }, { before, limit: limit + 1 })
    const page = pageOf(
      items,
      limit,
      (item) => presentMedia(world, item),
      ({ createdAt, id }) => ({ at: createdAt, id }),
    )
    return c.json(page, 200)
  })

  api.openapi(readRoute, async (c) => {
    const item = await mediaById(world.db, c.req.valid('param').id)
    if (!item) throw new ApiProblem({ status: 404, code: 'not-found' })
    return c.json(answer(c, item), 200)
  })

  api.openapi(patchRoute, async (c) => {
    const version = revisionFrom(c.req.header('if-match'))
    const change = { ...c.req.valid('json'), id: c.req.valid('param').id, version }
    const edited = await editMedia(world, change, callerOf(c))
    if (!edited.ok) throw problemFrom(edited, statuses)
    return c.json(answer(c, edited.value), 200)
  })

  api.openapi(removeRoute, async (c) => {
    const removed = await removeMedia(world, c.req.valid('param').id, callerOf(c))
    if (!removed.ok) throw problemFrom(removed, statuses)
    return c.body(null, 204)
  })

  api.openapi(originalRoute, async (c) => {
    const original = await originalOf(world, c.req.valid('param').id)
    if (!original.ok) throw problemFrom(original, statuses)
    const { bytes, contentType, etag, media } = original.value
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': contentType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(media.fileName)}`,
      'x-content-type-options': 'nosniff',
      etag,
    })
  })

  return api
}

/** As every answer shows it. */
function presentMedia(world: Pick<World, 'config'>, item: Media): ShownMedia {
  const picture = item.kind === 'picture' ? item : null
  return {
    id: item.id,
    kind: item.kind,
    url: world.config.publicUrl + publicPath(item),
    fileName: item.fileName,
    contentType: item.contentType,
    bytes: item.bytes,
    width: picture?.width ?? null,
    height: picture?.height ?? null,
    color: picture?.color ?? null,
    alt: item.alt,
    caption: item.caption,
    credit: item.credit,
    focalPoint: picture?.focalPoint ?? null,
    proposed: item.proposed,
    previews: picture && previewsOf(picture),
    version: item.version,
    createdAt: item.createdAt,
    changedAt: item.changedAt,
  }
}

function previewsOf(picture: Picture): ShownMedia['previews'] {
  const preview = (width: number, ratio: '1:1' | '16:9' | null = null) => {
    const { path, ...size } = fittingRendition(picture, { width, ratio, format: 'webp' })
    return { src: path, ...size }
  }
  return {
    small: preview(320),
    medium: preview(640),
    large: preview(1280),
    square: preview(320, '1:1'),
    wide: preview(640, '16:9'),
  }
}

/** The upload in the request, its content still to be read; none of one that says itself that it is too large. */
async function uploadFrom(c: Context<ApiEnv>, query: ReturnType<typeof uploadQuery.parse>): Promise<Upload> {
  const contentType = c.req.header('content-type') ?? ''
  const body = c.req.raw.body as ReadableStream<Uint8Array> | null
  const { fileName, ...words } = query
  if (Number(c.req.header('content-length') ?? 0) > longestForm) throw uploadTooLarge()
  if (!body) return { content: [] }
  if (/^multipart\/form-data\b/i.test(contentType)) {
    const form = await readUploadForm(body, contentType)
    return {
      content: form.content,
      fileName: form.fileName,
      words: async () => ({ ...words, ...wordsFrom(await form.fields()) }),
    }
  }
  if (/^(image\/|application\/(pdf|octet-stream)\b)/i.test(contentType))
    return { content: body, fileName: fileName ?? null, words }
  throw new ApiProblem({ status: 415, code: 'unsupported-media-type' })
}

/** Fields of the form that are none of ours are left out. */
function wordsFrom(fields: Record<string, string>) {
  const words = uploadWords.safeParse(fields)
  if (!words.success) throw badInput(words.error.issues)
  return words.data
}
