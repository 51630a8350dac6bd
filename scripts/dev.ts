import { watch } from 'node:fs'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'
import { newsroomViteConfig } from './build/newsroom-vite-config.ts'
import { buildParts } from './build.ts'
import { openMailCatcher } from './dev/mail-catcher.ts'
import { restartingServer, runCommand } from './dev/restarting-server.ts'

/**
 * `npm run dev`: server and worker, started anew when their sources change; the newsroom app, changed in place; a
 * mail catcher that shows mails here; all on the demo publication, kept in `.cache/dev`. One address: 5173.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const serverPort = Number(process.env.PORT ?? 4000)
const say = (text: string) => stdout.write(`${text}\n`)

const mails = await openMailCatcher(say)
const env = {
  ...process.env,
  DEPESCHE_DATA: join(root, '.cache/dev'),
  DEPESCHE_PUBLIC_URL: 'http://localhost:5173',
  DEPESCHE_SMTP_URL: mails.url,
  PORT: String(serverPort),
}

if (!(await buildParts(['server', 'site']))) process.exit(1)
const administrator = { email: 'chef@example.org', password: 'Probedruck-um-Mitternacht' }
const setUp = [
  'setup',
  '--site-name',
  'Brückstädter Bote',
  '--language',
  'de',
  '--email',
  administrator.email,
]
// Refused when the site is there already, which it says itself.
await runCommand(root, [...setUp, '--password', administrator.password, '--demo'], env)

const server = restartingServer(root, ['serve'], env)
await server.restart()

const vite = await createServer({
  ...newsroomViteConfig(root, join(root, '.cache/dev/newsroom')),
  server: {
    port: 5173,
    strictPort: true,
    fs: { allow: [root] },
    // All but the newsroom is the server's.
    proxy: { '^/(?!newsroom(/|$))': { target: `http://localhost:${serverPort}`, xfwd: false } },
  },
})
await vite.listen()
say(`Newspaper: http://localhost:5173   Newsroom: http://localhost:5173/newsroom/`)
say(`Sign in as ${administrator.email} with ${administrator.password}`)

let timer: NodeJS.Timeout | undefined
const rebuildSoon = () => {
  clearTimeout(timer)
  timer = setTimeout(async () => {
    if (await buildParts(['server', 'site'])) await server.restart()
  }, 150)
}
for (const folder of ['src', 'migrations']) watch(join(root, folder), { recursive: true }, rebuildSoon)

process.removeAllListeners('SIGTERM') // Vite's own would leave before the server has stopped
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    await Promise.all([server.stop(), vite.close()])
    mails.stop()
    process.exit(0)
  })
