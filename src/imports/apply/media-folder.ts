import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileNameOf, originalPath, pathBelowUploads } from './media-address.ts'

/** Finds the file that belongs to a path of the old site; null when the folder has none. */
export type MediaFolder = (path: string) => string | null

const endings = (path: string): string[] => {
  const parts = path.split('/')
  return parts.map((_, index) => parts.slice(index).join('/'))
}

/**
 * The pictures of an old site as somebody has copied them: the whole `wp-content`, its `uploads`, or only files. A file is
 * found by its path as far as the folder knows it, else by its name where only one has it; large and small letters are
 * alike. Files that lead out of the folder are not in it.
 */
export async function openMediaFolder(folder: string): Promise<MediaFolder> {
  const byPath = new Map<string, string>()
  const byName = new Map<string, string[]>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const path = fold(relative(folder, file).split(sep).join('/'))
    byPath.set(path, file)
    const name = fileNameOf(path)
    byName.set(name, [...(byName.get(name) ?? []), file])
  }
  return (path) => {
    for (const wanted of [path, originalPath(path)]) {
      const below = fold(pathBelowUploads(wanted))
      const whole = fold(wanted.replace(/^\/+/, ''))
      for (const candidate of [
        whole,
        ...endings(whole).filter((ending) => ending.endsWith(below) && ending.includes('/')),
      ]) {
        const found = byPath.get(candidate)
        if (found) return found
      }
      const direct = byPath.get(below)
      if (direct) return direct
      const named = byName.get(fold(fileNameOf(wanted))) ?? []
      if (named.length === 1) return named[0] ?? null
    }
    return null
  }
}

const fold = (path: string): string => path.normalize('NFC').toLowerCase()
