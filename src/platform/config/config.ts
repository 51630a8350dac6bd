import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The settings of the machine, not of the newspaper: where data lies, where it listens, how mail leaves. */
export type Config = {
  dataDir: string
  /** `sqlite:/path/to.db` or `postgres://…` */
  databaseUrl: string
  publicUrl: string
  smtpUrl: string | null
  /** The mailbox that bounces come to: `imaps://name:password@host/folder`. */
  bounceImapUrl: string | null
  /** Where it takes bounces by SMTP itself; null for nowhere. */
  bounceListener: { port: number; host: string } | null
  /** Connections to the relay that mails to many use at once. */
  smtpConnections: number
  /** Mails to many a minute, all of them together; null: as many as the relay takes. */
  smtpPerMinute: number | null
  /** The day a sender that receivers do not know yet began to send to many; null: known. */
  smtpWarmUpFrom: string | null
  /** `null`: the folder `media` in the data folder. */
  mediaUrl: string | null
  secret: string
  trustedProxies: string[]
  fetchAllow: string[]
  port: number
  host: string
  logLevel: string
  /** Requests a second that each key of `/v1alpha1/` has. */
  scoringPerSecond: number
  /** Signing secrets of Coral's external moderation phases; several while they change. */
  coralSecrets: string[]
}

export class ConfigError extends Error {}

type Values = Record<string, string | undefined>

/**
 * Reads the environment, then `depesche.config.json` in the data folder (same keys); a secret may come from the
 * file named in `<VARIABLE>_FILE`. Makes the data folder and, once, the secret in it.
 * @throws ConfigError with what to mend
 */
export function readConfig(
  env: Values = process.env,
  overrides: { port?: number; host?: string } = {},
): Config {
  const dataDir = resolve(env.DEPESCHE_DATA ?? './data')
  mkdirSync(dataDir, { recursive: true, mode: 0o750 })
  const file = readConfigFile(join(dataDir, 'depesche.config.json'))
  const value = (name: string): string | undefined => fromEnvOrFile(env, file, name)
  const port = overrides.port ?? portFrom(value('PORT') ?? '4000')
  const host = overrides.host ?? value('HOST') ?? '127.0.0.1'
  return {
    dataDir,
    databaseUrl: databaseUrlFrom(value('DEPESCHE_DATABASE_URL'), dataDir),
    publicUrl: publicUrlFrom(value('DEPESCHE_PUBLIC_URL') ?? `http://localhost:${port}`),
    smtpUrl: smtpUrlFrom(value('DEPESCHE_SMTP_URL')),
    bounceImapUrl: imapUrlFrom(value('DEPESCHE_BOUNCE_IMAP_URL')),
    bounceListener: listenerFrom(value('DEPESCHE_BOUNCE_PORT'), value('DEPESCHE_BOUNCE_HOST')),
    smtpConnections:
      wholeNumberFrom('DEPESCHE_SMTP_CONNECTIONS', value('DEPESCHE_SMTP_CONNECTIONS'), 100) ?? 4,
    smtpPerMinute: wholeNumberFrom('DEPESCHE_SMTP_PER_MINUTE', value('DEPESCHE_SMTP_PER_MINUTE'), 1_000_000),
    smtpWarmUpFrom: dayFrom('DEPESCHE_SMTP_WARM_UP_FROM', value('DEPESCHE_SMTP_WARM_UP_FROM')),
    mediaUrl: value('DEPESCHE_MEDIA_URL') ?? null,
    secret: value('DEPESCHE_SECRET') ?? keptSecret(join(dataDir, 'secret')),
    trustedProxies: list(value('DEPESCHE_TRUSTED_PROXIES')),
    fetchAllow: list(value('DEPESCHE_FETCH_ALLOW')),
    port,
    host,
    logLevel: value('DEPESCHE_LOG') ?? 'info',
    scoringPerSecond: scoringPerSecondFrom(value('DEPESCHE_SCORING_PER_SECOND') ?? '100'),
    coralSecrets: list(value('DEPESCHE_CORAL_SECRET')),
  }
}

function readConfigFile(path: string): Values {
  if (!existsSync(path)) return {}
  try {
    const values: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'))
    return Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        Array.isArray(value) ? value.join(',') : String(value),
      ]),
    )
  } catch (cause) {
    throw new ConfigError(`${path} is not valid JSON: mend or remove it.`, { cause })
  }
}

function fromEnvOrFile(env: Values, file: Values, name: string): string | undefined {
  const secretFile = env[`${name}_FILE`] ?? file[`${name}_FILE`]
  const plain = env[name] ?? file[name]
  if (plain !== undefined && plain !== '') return plain
  if (!secretFile) return undefined
  try {
    return readFileSync(secretFile, 'utf8').trim()
  } catch (cause) {
    throw new ConfigError(`${name}_FILE names ${secretFile}, which cannot be read.`, { cause })
  }
}

function portFrom(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw new ConfigError(`PORT is «${text}»; it must be a number from 0 to 65535.`)
}

function scoringPerSecondFrom(text: string): number {
  const number = Number(text)
  if (Number.isFinite(number) && number > 0) return number
  throw new ConfigError(`DEPESCHE_SCORING_PER_SECOND is «${text}»; it must be a number above 0.`)
}

function databaseUrlFrom(text: string | undefined, dataDir: string): string {
  if (text === undefined) return `sqlite:${join(dataDir, 'depesche.db')}`
  if (/^postgres(ql)?:\/\//.test(text)) return text
  if (text.startsWith('sqlite:')) return `sqlite:${resolve(dataDir, text.slice('sqlite:'.length))}`
  throw new ConfigError('DEPESCHE_DATABASE_URL must begin with sqlite: or postgres://')
}

function publicUrlFrom(text: string): string {
  const url = URL.parse(text)
  if (url && (url.protocol === 'http:' || url.protocol === 'https:') && url.pathname === '/' && !url.search)
    return url.origin
  throw new ConfigError(
    `DEPESCHE_PUBLIC_URL is «${text}»; it must be an address like https://example.org without a path.`,
  )
}

function smtpUrlFrom(text: string | undefined): string | null {
  if (text === undefined) return null
  const url = URL.parse(text)
  if (url && (url.protocol === 'smtp:' || url.protocol === 'smtps:') && url.hostname) return text
  throw new ConfigError('DEPESCHE_SMTP_URL must look like smtp://name:password@host:587 or smtps://…')
}

function wholeNumberFrom(name: string, text: string | undefined, most: number): number | null {
  if (text === undefined) return null
  const number = Number(text)
  if (Number.isInteger(number) && number >= 1 && number <= most) return number
  throw new ConfigError(`${name} is «${text}»; it must be a whole number from 1 to ${most}.`)
}

function dayFrom(name: string, text: string | undefined): string | null {
  if (text === undefined) return null
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))) return text
  throw new ConfigError(`${name} is «${text}»; it must be a day like 2026-11-23.`)
}

function imapUrlFrom(text: string | undefined): string | null {
  if (text === undefined) return null
  const url = URL.parse(text)
  if (url && (url.protocol === 'imap:' || url.protocol === 'imaps:') && url.hostname && url.username)
    return text
  throw new ConfigError('DEPESCHE_BOUNCE_IMAP_URL must look like imaps://name:password@host or imap://…')
}

function listenerFrom(
  port: string | undefined,
  host: string | undefined,
): { port: number; host: string } | null {
  if (port === undefined) return null
  const number = Number(port)
  if (Number.isInteger(number) && number >= 0 && number <= 65535)
    return { port: number, host: host ?? '127.0.0.1' }
  throw new ConfigError(`DEPESCHE_BOUNCE_PORT is «${port}»; it must be a number from 0 to 65535.`)
}

const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

function keptSecret(path: string): string {
  if (!existsSync(path)) makeSecret(path)
  const secret = readFileSync(path, 'utf8').trim()
  if (secret) return secret
  throw new ConfigError(
    `${path} is empty: remove it, and a new secret is made (everyone has to sign in again).`,
  )
}

/** Linked into place whole, so that a process starting at the same time never reads a part of it. */
function makeSecret(path: string): void {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
}
