import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { installDebianPackage } from './debian-packages.ts'

export type PostgresServer = {
  /** Address of a database on this server. */
  urlOf(database: string): string
  stop(): Promise<void>
}

/**
 * Runs the server until its standard input closes: when the test run ends, however it ends (`kill -9` too), the
 * server stops and its folder goes.
 */
const script = `
set -u
bin=$1; dir=$2
trap '' INT TERM PIPE
fail() { cat "$dir/log" >&2; rm -rf "$dir"; exit 1; }
major=$("$bin/postgres" --version | tr -dc '0-9. ' | cut -d. -f1 | tr -d ' ')
# A linguistic order, as most servers have: who relies on the order of bytes shall fail here.
order=""; [ "$major" -ge 15 ] && order="--locale-provider=icu --icu-locale=en-US"
"$bin/initdb" -D "$dir/data" --no-sync -A trust -U depesche -E UTF8 --locale=C.UTF-8 $order >"$dir/log" 2>&1 || fail
"$bin/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= -c max_connections=200 \\
  -c fsync=off -c synchronous_commit=off -c full_page_writes=off >"$dir/log" 2>&1 </dev/null &
server=$!
until "$bin/pg_isready" -q -h "$dir"; do kill -0 $server 2>/dev/null || fail; sleep 0.05; done
echo ready
read _
kill -QUIT $server
wait $server
rm -rf "$dir"
`

/** Starts a server of its own in a temporary folder, reached through a socket there and by nobody else. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = findPostgres() ?? installPostgres()
  const owner = unprivilegedOwner()
  const folder = mkdtempSync(join(tmpdir(), 'depesche-pg-'))
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const child = spawn('/bin/sh', ['-c', script, 'sh', bin, folder], {
    ...owner,
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true, // Ctrl-C reaches the test run, which then closes the input
  })
  await untilReady(child)
  return {
    urlOf: (database) => `postgres://depesche@localhost/${database}?host=${encodeURIComponent(folder)}`,
    async stop() {
      const ended = once(child, 'exit')
      child.stdin?.end()
      await ended
    },
  }
}

async function untilReady(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error('the script was started without a pipe')
  const lines = createInterface({ input: child.stdout })
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`The test PostgreSQL did not start (exit ${code}); its log is above.`)),
    )
  })
  ended.catch(() => {}) // after the start, the end is expected
  await Promise.race([once(lines, 'line'), ended])
}

/** The folder of the newest installed PostgreSQL's programs: Debian's place first, then the path. */
function findPostgres(): string | null {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(root, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ]
  return (
    folders.find(
      (folder) => folder && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
    ) ?? null
  )
}

function installPostgres(): string {
  installDebianPackage('postgresql', 'The tests run on PostgreSQL too, and it is not installed.')
  const bin = findPostgres()
  if (bin) return bin
  throw new Error('postgresql is installed, but initdb is neither under /usr/lib/postgresql nor on the path.')
}

const ownerName = 'depesche-test'

/** PostgreSQL refuses root; root therefore makes a system user for it. Anyone else runs it as themselves. */
function unprivilegedOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, ownerName], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    makeOwner()
    return { uid: id('-u'), gid: id('-g') }
  }
}

function makeOwner(): void {
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', ownerName],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
  } catch (cause) {
    throw new Error(
      `PostgreSQL refuses to run as root, and the system user ${ownerName} could not be made. Run the tests as another user.`,
      { cause },
    )
  }
}
