import type { importArchive as importNow } from './apply/import-archive.ts'
import type { openGhostArchive as openGhostNow } from './ghost/open-ghost-archive.ts'
import type { openWordpressArchive as openWordpressNow } from './wordpress/open-wordpress-archive.ts'

// What reads and writes archives is loaded where one is brought in, which is not the server that shows pages.

/** See `apply/import-archive.ts`. */
export const importArchive: typeof importNow = async (world, task, actor) =>
  (await import('./apply/import-archive.ts')).importArchive(world, task, actor)

/** See `wordpress/open-wordpress-archive.ts`. */
export const openWordpressArchive: typeof openWordpressNow = async (file) =>
  (await import('./wordpress/open-wordpress-archive.ts')).openWordpressArchive(file)

/** See `ghost/open-ghost-archive.ts`. */
export const openGhostArchive: typeof openGhostNow = async (file) =>
  (await import('./ghost/open-ghost-archive.ts')).openGhostArchive(file)
