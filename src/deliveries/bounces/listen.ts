import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import type { World } from '../../platform/world.ts'
import { readSettings } from '../../settings/index.ts'
import { mailHost } from '../sender.ts'
import { takeReport } from './take-report.ts'
import { refOfVerp } from './verp.ts'

type Needs = Pick<World, 'db' | 'events' | 'config' | 'clock' | 'ids' | 'log'>

const limits = { bytes: 1024 * 1024, connections: 20, recipients: 5, idleSeconds: 30, seconds: 120 }

/**
 * A small SMTP server for reports and nothing else: it takes mail for signed addresses of ours only, keeps none of it and
 * passes none on. At most 20 connections of two minutes each, a megabyte a mail, no sign-in. A mail
 * that could not be taken for a reason of ours is put off (4xx), so that its server tries again.
 */
export async function listenForBounces(
  world: Needs,
  at: { port: number; host: string },
): Promise<{ port: number; stop(): Promise<void> }> {
  const { SMTPServer } = await import('smtp-server')
  const timers = new Map<string, NodeJS.Timeout>()
  const server = new SMTPServer({
    name: mailHost(world.config),
    banner: 'reports only',
    authOptional: true,
    disabledCommands: ['AUTH'],
    disableReverseLookup: true,
    logger: false,
    size: limits.bytes,
    maxClients: limits.connections,
    socketTimeout: limits.idleSeconds * 1000,
    closeTimeout: 2000,
    onConnect: (session, done) => {
      const end = () => {
        for (const connection of server.connections) if (connection.id === session.id) connection.close()
      }
      timers.set(session.id, setTimeout(end, limits.seconds * 1000))
      done()
    },
    onClose: (session) => {
      clearTimeout(timers.get(session.id))
      timers.delete(session.id)
    },
    onRcptTo: (address, session, done) => {
      void isOurs(world, address.address).then(
        (ours) => {
          if (session.envelope.rcptTo.length >= limits.recipients) done(answerOf(452, 'too many recipients'))
          else if (ours) done()
          else done(answerOf(550, 'no such address here'))
        },
        () => done(answerOf(451, 'try again later')),
      )
    },
    onData: (stream, session, done) => {
      void take(world, stream, session).then((answer) => done(answer))
    },
  })
  server.on('error', (error) => world.log.debug({ err: error }, 'a connection to the bounce port broke off'))
  server.listen(at.port, at.host)
  await once(server.server, 'listening')
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/**
 * As the configuration has it, for a worker. When the port is taken – another worker of this machine has it – that one does
 * the work.
 */
export async function openBounceListener(world: Needs): Promise<{ stop(): Promise<void> }> {
  const at = world.config.bounceListener
  if (!at) return { stop: async () => {} }
  try {
    const listener = await listenForBounces(world, at)
    world.log.info(at, 'bounces are taken by SMTP')
    return listener
  } catch (error) {
    world.log.error({ err: error, ...at }, 'the bounce port cannot be opened')
    return { stop: async () => {} }
  }
}

async function isOurs(world: Needs, address: string): Promise<boolean> {
  const { mail } = await readSettings(world.db)
  const ref = refOfVerp(world.config, mail.bounceAddress, address)
  return ref !== null && ref !== 'forged'
}

/** Null when it was taken. Its end is read in any case: the other side hears nothing before it has sent it. */
async function take(
  world: Needs,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<Error | null> {
  try {
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length <= limits.bytes) chunks.push(chunk)
    }
    if (length > limits.bytes) return answerOf(552, 'too long')
    await takeReport(
      world,
      Buffer.concat(chunks),
      session.envelope.rcptTo.map(({ address }) => address),
    )
    return null
  } catch (error) {
    world.log.error({ err: error }, 'a bounce could not be taken')
    return answerOf(451, 'try again later')
  }
}

const answerOf = (code: number, words: string): Error =>
  Object.assign(new Error(words), { responseCode: code })
