import { createHash } from 'node:crypto'

/** Ten characters that change with the content, for addresses that may be kept for ever. */
export const contentHash = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('base64url').replace(/[-_]/g, '').slice(0, 10)
