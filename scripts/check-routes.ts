import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv, stderr, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { type DeclaredRoute, listRoutes, type MountedRoute } from './routes/list-routes.ts'

/**
 * `npm run check:routes`: every route of the API says who may call it, and `test/routes.txt` lists all routes of the
 * application with it, so that a change of either is seen in review. `-- --write` writes the list anew.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const listPath = join(root, 'test/routes.txt')

type Application = { routes: MountedRoute[]; declared: DeclaredRoute[] }

/** The server's sources hold JSX, which Node does not read by itself. */
async function openApplication(): Promise<Application> {
  const folder = mkdtempSync(join(tmpdir(), 'depesche-routes-'))
  try {
    const { module } = await runnerImport<{ describeApplication(folder: string): Promise<Application> }>(
      join(root, 'scripts/routes/describe-application.ts'),
      { configFile: false, root, logLevel: 'error' },
    )
    return await module.describeApplication(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const { routes, declared } = await openApplication()
const { lines, findings } = listRoutes(routes, declared)
const list = `${lines.join('\n')}\n`
for (const finding of findings) stderr.write(`${finding}\n`)

if (argv.includes('--write')) {
  writeFileSync(listPath, list)
  stdout.write(`test/routes.txt: ${lines.length} routes\n`)
} else if (!existsSync(listPath) || readFileSync(listPath, 'utf8') !== list) {
  const known = existsSync(listPath) ? readFileSync(listPath, 'utf8').split('\n') : []
  for (const line of lines) if (!known.includes(line)) stderr.write(`+ ${line}\n`)
  for (const line of known) if (line && !lines.includes(line)) stderr.write(`- ${line}\n`)
  stderr.write(
    'test/routes.txt is not what the application has. When it should be: npm run check:routes -- --write\n',
  )
  process.exitCode = 1
} else if (findings.length === 0) stdout.write(`routes: ${lines.length}, each with its rule\n`)
if (findings.length > 0) process.exitCode = 1
process.exit()
