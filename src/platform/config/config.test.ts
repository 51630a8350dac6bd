import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'depesche-config-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const read = (env: Record<string, string> = {}, overrides: { port?: number; host?: string } = {}) =>
  readConfig({ DEPESCHE_DATA: folder, ...env }, overrides)

describe('the configuration', () => {
  it('is complete with nothing set', () => {
    expect(read()).toMatchObject({
      dataDir: folder,
      databaseUrl: `sqlite:${join(folder, 'depesche.db')}`,
      publicUrl: 'http://localhost:4000',
      smtpUrl: null,
      mediaUrl: null,
      trustedProxies: [],
      fetchAllow: [],
      port: 4000,
      host: '127.0.0.1',
    })
  })

  it('keeps the secret it made, readable for its owner only', () => {
    const { secret } = read()
    expect(secret.length).toBeGreaterThanOrEqual(32)
    expect(read().secret).toBe(secret)
    expect(statSync(join(folder, 'secret')).mode & 0o077).toBe(0)
  })

  it('comes from the environment first, then from the file in the data folder', () => {
    const file = join(folder, 'depesche.config.json')
    writeFileSync(
      file,
      JSON.stringify({ PORT: 4321, HOST: '0.0.0.0', DEPESCHE_TRUSTED_PROXIES: ['10.0.0.1', '10.0.0.2'] }),
    )
    expect(read({ HOST: '::1' })).toMatchObject({
      port: 4321,
      host: '::1',
      trustedProxies: ['10.0.0.1', '10.0.0.2'],
    })
    expect(read({}, { port: 5555 }).port).toBe(5555)
  })

  it('reads a secret from the file it is told', () => {
    const file = join(folder, 'smtp')
    writeFileSync(file, 'smtps://name:wort@mail.example:465\n')
    expect(read({ DEPESCHE_SMTP_URL_FILE: file }).smtpUrl).toBe('smtps://name:wort@mail.example:465')
    expect(readFileSync(file, 'utf8')).toContain('wort')
  })

  it('takes no bounces unless told where', () => {
    expect(read()).toMatchObject({ bounceImapUrl: null, bounceListener: null })
    expect(read({ DEPESCHE_BOUNCE_PORT: '2525' }).bounceListener).toEqual({ port: 2525, host: '127.0.0.1' })
    const file = join(folder, 'imap')
    writeFileSync(file, 'imaps://b:wort@mail.example\n')
    expect(read({ DEPESCHE_BOUNCE_IMAP_URL_FILE: file }).bounceImapUrl).toBe('imaps://b:wort@mail.example')
  })

  it('gives the public address without a slash at its end', () => {
    expect(read({ DEPESCHE_PUBLIC_URL: 'https://zeitung.example/' }).publicUrl).toBe(
      'https://zeitung.example',
    )
  })

  it.each([
    [{ PORT: 'viertausend' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: '-1' }, 'PORT'],
    [{ DEPESCHE_DATABASE_URL: 'mysql://localhost/x' }, 'DEPESCHE_DATABASE_URL'],
    [{ DEPESCHE_PUBLIC_URL: 'zeitung.example' }, 'DEPESCHE_PUBLIC_URL'],
    [{ DEPESCHE_PUBLIC_URL: 'ftp://zeitung.example' }, 'DEPESCHE_PUBLIC_URL'],
    [{ DEPESCHE_SMTP_URL: 'mail.example:25' }, 'DEPESCHE_SMTP_URL'],
    [{ DEPESCHE_BOUNCE_IMAP_URL: 'mail.example' }, 'DEPESCHE_BOUNCE_IMAP_URL'],
    [{ DEPESCHE_BOUNCE_IMAP_URL: 'imaps://mail.example' }, 'DEPESCHE_BOUNCE_IMAP_URL'],
    [{ DEPESCHE_BOUNCE_PORT: 'smtp' }, 'DEPESCHE_BOUNCE_PORT'],
    [{ DEPESCHE_SECRET_FILE: '/nowhere/to/be/found' }, 'DEPESCHE_SECRET_FILE'],
  ])('says which variable to mend: %j', (env, name) => {
    expect(() => read(env)).toThrow(ConfigError)
    expect(() => read(env)).toThrow(name)
  })

  it('is not read with an empty secret', () => {
    writeFileSync(join(folder, 'secret'), '')
    expect(() => read()).toThrow(/secret is empty/)
  })

  it('says which file to mend when it is not JSON', () => {
    writeFileSync(join(folder, 'depesche.config.json'), '{ PORT: 1 }')
    expect(() => read()).toThrow(/depesche\.config\.json is not valid JSON/)
  })
})
