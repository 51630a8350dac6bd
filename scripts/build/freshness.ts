import { createHash, randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'

/** Fingerprint of all files under the given paths that `counts` names; of names and contents, not of times. */
export function hashOf(root: string, paths: readonly string[], counts: (path: string) => boolean): string {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesUnder(join(root, path))) {
      const name = relative(root, file).replaceAll(sep, '/')
      if (!counts(name) && name.startsWith(`${path}/`)) continue
      hash.update(`${name}\0`).update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** Lies in each built folder and names the sources it was made of. */
const markName = '.built-from'

export function isBuiltFrom(folder: string, hash: string): boolean {
  const mark = join(folder, markName)
  return existsSync(mark) && readFileSync(mark, 'utf8') === hash
}

/**
 * Builds beside and swaps: the folder is never half new, a failed build leaves the old one, and two builds at
 * once do no harm.
 */
export async function replaceFolder(
  target: string,
  hash: string,
  build: (folder: string) => Promise<void>,
): Promise<void> {
  const beside = `${target}.${process.pid}.${randomUUID()}`
  const fresh = `${beside}.new`
  const old = `${beside}.old`
  mkdirSync(dirname(target), { recursive: true })
  removeLeftovers(target)
  try {
    await build(fresh)
    mkdirSync(fresh, { recursive: true })
    writeFileSync(join(fresh, markName), hash)
    moveAside(target, old)
    try {
      renameSync(fresh, target)
    } catch (error) {
      if (!isBuiltFrom(target, hash)) throw error // another build has put the same there
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true })
    rmSync(old, { recursive: true, force: true })
  }
}

/** Of builds that were killed. */
function removeLeftovers(target: string): void {
  for (const name of readdirSync(dirname(target))) {
    const [part, pid, _, kind] = name.split('.')
    if (part !== basename(target) || (kind !== 'new' && kind !== 'old') || isRunning(Number(pid))) continue
    rmSync(join(dirname(target), name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function moveAside(folder: string, aside: string): void {
  try {
    renameSync(folder, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
