import { randomUUID } from 'node:crypto'
import { statfs } from 'node:fs/promises'
import { createTransport } from 'nodemailer'
import { listPublished } from '../articles/published/index.ts'
import { type EngineFinding, judgeArticlePage, readPage } from '../engine-check/index.ts'
import { indexNowState } from '../index-now/index.ts'
import { checkWriting } from '../platform/db/check-writing.ts'
import { type Dns, systemDns } from '../platform/dns.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import { examineMail } from './examine-mail.ts'
import {
  type Finding,
  fine,
  foreignRequests,
  judgeEngines,
  judgeImprint,
  judgeIndexNow,
  judgePublicUrl,
  problem,
  warning,
} from './finding.ts'

/** Looks at everything that commonly goes wrong; answers a finding a check, in order. Changes nothing that matters. */
export async function examine(world: World, dns: Dns = systemDns()): Promise<Finding[]> {
  const found = [
    configuration(world),
    await database(world),
    await space(world),
    await media(world),
    await mail(world),
    judgePublicUrl(world.config.publicUrl),
  ]
  const readable = !found.some(({ check, level }) => check === 'database' && level === 'problem')
  return readable
    ? [
        ...found,
        ...(await examineMail(world, dns)),
        await imprint(world),
        judgeIndexNow(await indexNowState(world)),
        ...(await pages(world)),
        ...(await engines(world)),
      ]
    : found
}

/** What can be said when the database cannot even be opened. */
export async function examineWithoutDatabase(
  world: Pick<World, 'config' | 'blobs'>,
  error: unknown,
): Promise<Finding[]> {
  return [
    configuration(world),
    problem(
      'database',
      `It cannot be opened: ${messageOf(error)}`,
      'Look at DEPESCHE_DATABASE_URL and at the database server, or at the rights of the data folder.',
    ),
    await space(world),
    await media(world),
    await mail(world),
    judgePublicUrl(world.config.publicUrl),
  ]
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

async function imprint({ db }: Pick<World, 'db'>): Promise<Finding> {
  const { imprint: fields } = await readSettings(db)
  return judgeImprint(
    Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, String(value)])),
  )
}

function configuration({ config }: Pick<World, 'config'>): Finding {
  const isOpen = config.host !== '127.0.0.1' && config.host !== '::1' && config.host !== 'localhost'
  if (isOpen && config.trustedProxies.length === 0)
    return warning(
      'configuration',
      `It listens on ${config.host} and trusts no proxy.`,
      'Behind a proxy set DEPESCHE_TRUSTED_PROXIES, or every reader has the address of the proxy.',
    )
  return fine('configuration', `data in ${config.dataDir}`)
}

async function database(world: World): Promise<Finding> {
  try {
    await checkWriting(world)
    return fine(
      'database',
      world.config.databaseUrl.startsWith('sqlite:') ? 'SQLite, writable' : 'PostgreSQL, writable',
    )
  } catch (error) {
    return problem(
      'database',
      `It cannot be written to: ${String(error)}`,
      'Look at the rights of the data folder or at the database server.',
    )
  }
}

/** Below this much free space a backup or a busy day may fill the disk. */
const littleSpace = 1024 ** 3

async function space({ config }: Pick<World, 'config'>): Promise<Finding> {
  const disk = await statfs(config.dataDir).catch(() => null)
  if (!disk)
    return problem('disk', `${config.dataDir} is not there.`, 'Make the folder, or set DEPESCHE_DATA to one.')
  const free = disk.bavail * disk.bsize
  const words = `${(free / 1024 ** 3).toFixed(1)} GB free`
  return free < littleSpace
    ? warning('disk', words, 'Make room, or move DEPESCHE_DATA to a larger disk.')
    : fine('disk', words)
}

async function media({ blobs }: Pick<World, 'blobs'>): Promise<Finding> {
  const key = `doctor/${randomUUID()}.txt`
  try {
    await blobs.put(key, Buffer.from('doctor'), 'text/plain')
    const back = await blobs.get(key)
    await blobs.delete(key)
    if (back?.toString() === 'doctor') return fine('media', 'files can be written and read')
    return problem(
      'media',
      'A file that was written could not be read back.',
      'Look at DEPESCHE_MEDIA_URL and the rights there.',
    )
  } catch (error) {
    return problem(
      'media',
      `Files cannot be written: ${String(error)}`,
      'Look at DEPESCHE_MEDIA_URL and the rights there.',
    )
  }
}

async function mail({ config }: Pick<World, 'config'>): Promise<Finding> {
  if (!config.smtpUrl)
    return warning(
      'mail',
      'No SMTP server: mails wait in the outbox.',
      'Set DEPESCHE_SMTP_URL, e.g. smtp://name:password@mail.example:587',
    )
  const transport = createTransport(config.smtpUrl, {
    connectionTimeout: 5000,
    greetingTimeout: 5000,
  } as object)
  try {
    await transport.verify()
    return fine('mail', `${new URL(config.smtpUrl).hostname} takes mail`)
  } catch (error) {
    return problem(
      'mail',
      `The SMTP server refused: ${String(error)}`,
      'Look at address, name and password in DEPESCHE_SMTP_URL.',
    )
  } finally {
    transport.close()
  }
}

/** The front page and the newest article as a reader gets them. */
async function pages(world: World): Promise<Finding[]> {
  const [newest] = await listPublished(world.db, { limit: 1 }, world.clock.now())
  const findings: Finding[] = []
  for (const path of ['/', ...(newest ? [newest.path] : [])]) {
    const answer = await fetch(world.config.publicUrl + path, {
      signal: AbortSignal.timeout(5000),
      redirect: 'manual',
    }).catch(() => null)
    if (!answer)
      return [
        ...findings,
        warning(
          'pages',
          `${world.config.publicUrl} does not answer.`,
          'Start the server (npm start), and look at proxy and name service.',
        ),
      ]
    const foreign = answer.status === 200 ? foreignRequests(await answer.text(), world.config.publicUrl) : []
    if (answer.status !== 200)
      findings.push(
        problem(
          'pages',
          `${path} answers ${answer.status}.`,
          'The log names the reason under the request id.',
        ),
      )
    else if (foreign.length > 0)
      findings.push(
        problem(
          'pages',
          `${path} loads from ${foreign.join(', ')}.`,
          'Take it out of the theme: readers would need to consent.',
        ),
      )
    else findings.push(fine('pages', `${path} answers and loads nothing foreign`))
  }
  return findings
}

/** So many of the newest articles are read as engines read them. */
const articlesRead = 20

/** What search and news engines get of the newest articles; nothing where the site does not answer. */
async function engines(world: World): Promise<Finding[]> {
  const newest = await listPublished(world.db, { limit: articlesRead }, world.clock.now())
  const found: EngineFinding[][] = []
  for (const { path } of newest) {
    const answer = await fetch(world.config.publicUrl + encodeURI(path), {
      signal: AbortSignal.timeout(5000),
      redirect: 'manual',
    }).catch(() => null)
    if (!answer) break
    if (answer.status === 200) found.push(judgeArticlePage(readPage(await answer.text())))
  }
  return found.length > 0 ? [judgeEngines(found)] : []
}
