import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const folders = ['src', 'newsroom/src', 'scripts', 'test', 'bench']
const mostLines = { file: 300, test: 500 }

/** Files that have grown past a size at which they should be asked whether they are two. Reported, never a failure. */
export function longFiles(root: string): string[] {
  return folders
    .flatMap((folder) => sourcesIn(join(root, folder)))
    .filter((path) => !path.includes('draw-demo-pictures')) // drawings, not logic
    .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
    .filter(({ path, lines }) => lines > (/\.test\.tsx?$/.test(path) ? mostLines.test : mostLines.file))
    .sort((a, b) => b.lines - a.lines)
    .map(({ path, lines }) => `${relative(root, path).replaceAll(sep, '/')} has ${lines} lines`)
}

function sourcesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
