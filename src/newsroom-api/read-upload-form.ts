import { Readable, Transform } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Busboy } from '@fastify/busboy'
import { badInput } from './kit.ts'
import { ApiProblem } from './problem.ts'

export type UploadForm = {
  fileName: string | null
  content: AsyncIterable<Uint8Array>
  /** The other fields, complete when the whole form is read: they may come after the file. */
  fields(): Promise<Record<string, string>>
}

/** One file past the library's limit fits, so that the refusal comes from there; nothing beyond is read. */
export const longestForm = 60 * 1024 * 1024
/** The same words whether the length was told before or found out on the way. */
export const uploadTooLarge = (): ApiProblem =>
  new ApiProblem({ status: 413, code: 'file-too-large', placeholders: { limitMegabytes: 50 } })
/** In bytes, and what is answered beyond it. */
type UploadLimit = { longest: number; tooLarge: () => ApiProblem }
const limits = { files: 4, fields: 20, parts: 24, fieldSize: 20_000, headerPairs: 50 }

/**
 * Reads a form as a stream, up to the part `file`. Answers when that part begins: its content must then be consumed.
 * @throws ApiProblem when the form is broken, too large, or has no `file`
 */
export function readUploadForm(
  body: ReadableStream<Uint8Array>,
  contentType: string,
  limit: UploadLimit = { longest: longestForm, tooLarge: uploadTooLarge },
): Promise<UploadForm> {
  return new Promise((resolve, reject) => {
    const parser = openParser(contentType)
    const source = Readable.fromWeb(body)
    const fields: Record<string, string> = {}
    let file: Readable | null = null
    const complete = Promise.withResolvers<Record<string, string>>()
    complete.promise.catch(() => {}) // who asks for the fields hears of it; nobody has to ask

    const fail = (error: Error): void => {
      const problem = error instanceof ApiProblem ? error : brokenForm()
      source.destroy()
      file?.destroy(problem)
      complete.reject(problem)
      reject(problem)
    }
    parser.on('field', (name, value) => {
      fields[name] = value
    })
    parser.on('file', (name, part, fileName) => {
      part.on('error', fail) // also before anybody reads it, and for parts nobody reads
      if (name !== 'file' || file) return void part.resume()
      file = part
      // Whoever stops reading (the file is too large) is not to be sent the rest.
      part.on('close', () => part.readableEnded || source.destroy())
      resolve({ fileName: fileName ?? null, content: part, fields: () => complete.promise })
    })
    parser.on('error', (error) => fail(error as Error))
    parser.on('finish', () => {
      if (!file) reject(badInput([{ path: ['file'], message: 'field.file-part' }]))
      complete.resolve(fields)
    })
    source.on('error', fail)
    source.pipe(atMost(limit).on('error', fail)).pipe(parser)
  })
}

function openParser(contentType: string) {
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits })
  } catch {
    throw brokenForm() // it complains of a content type without boundary
  }
}

const brokenForm = (): ApiProblem => badInput([{ path: ['body'], message: 'field.form' }])

function atMost({ longest, tooLarge }: UploadLimit): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.byteLength
      if (bytes > longest) done(tooLarge())
      else done(null, chunk)
    },
  })
}
