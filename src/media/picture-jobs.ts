import type { Result } from '../platform/result.ts'
import {
  type DevelopedOriginal,
  developOriginal,
  type OriginalOrder,
  type PictureRefusal,
} from './develop-original.ts'
import { developRendition, type RenditionOrder } from './develop-rendition.ts'

/** What can be ordered from the picture process, and what it makes. */
export type PictureJobs = {
  original: { given: OriginalOrder; made: Result<DevelopedOriginal, PictureRefusal> }
  rendition: { given: RenditionOrder; made: Uint8Array }
}

export type JobRequest = {
  [J in keyof PictureJobs]: { name: J; given: PictureJobs[J]['given'] }
}[keyof PictureJobs]
export type JobAnswer = { made: unknown } | { error: string }

export async function runJob(request: JobRequest): Promise<JobAnswer> {
  try {
    return { made: await made(request) }
  } catch (error) {
    return { error: String(error) }
  }
}

const made = (request: JobRequest): Promise<unknown> =>
  request.name === 'original' ? developOriginal(request.given) : developRendition(request.given)
