import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { aStaffMember, signedInAs, staffPassword } from '../../test/staff.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { actorOf, openAccounts, signIn } from '../accounts/index.ts'
import { disableStaff, listStaff, passwordResetBehind } from '../accounts/staff/index.ts'
import { listAudit } from '../audit/index.ts'
import { must } from '../platform/result.ts'
import { listSections } from '../sections/index.ts'
import { readSettings } from '../settings/index.ts'
import { commandLineActor } from './actor.ts'
import { main } from './depesche.ts'

async function depesche(
  world: TestWorld | null,
  ...args: string[]
): Promise<{ status: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const env = world
    ? {
        DEPESCHE_DATA: world.config.dataDir,
        DEPESCHE_DATABASE_URL: world.config.databaseUrl,
        DEPESCHE_PUBLIC_URL: world.config.publicUrl,
        DEPESCHE_SECRET: world.config.secret,
      }
    : { DEPESCHE_DATA: '/nowhere' }
  const status = await main(['node', 'depesche', ...args], {
    stdin: Readable.from(['']),
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    env,
  })
  return { status, out, err }
}

const setup = [
  'setup',
  '--site-name',
  'Elbblick am Morgen',
  '--language',
  'de',
  '--email',
  'kaethe@elbblick.example',
  '--password',
  staffPassword,
]

const canSignIn = async (
  world: TestWorld,
  password: string,
  email = 'anna@zeitung.example',
): Promise<boolean> =>
  (await signIn(openAccounts(world), { email, password, address: null, headers: new Headers() })).ok

describeOnEachDatabase('depesche setup', (testWorld) => {
  it('makes the site and its administrator, and refuses a second time', async () => {
    const world = await testWorld()
    const done = await depesche(
      world,
      ...setup,
      '--time-zone',
      'Europe/Vienna',
      '--address',
      'informal',
      '--name',
      'Käthe Brandt',
    )
    expect(done).toEqual({
      status: 0,
      out: 'Elbblick am Morgen is set up at https://zeitung.example; kaethe@elbblick.example is its administrator.\n',
      err: '',
    })
    expect((await readSettings(world.db)).site).toMatchObject({
      name: 'Elbblick am Morgen',
      language: 'de',
      address: 'informal',
      timeZone: 'Europe/Vienna',
    })
    expect(await listSections(world.db)).toHaveLength(1)
    expect(await listStaff(world)).toMatchObject([{ name: 'Käthe Brandt', role: 'administrator' }])
    expect(await canSignIn(world, staffPassword, 'kaethe@elbblick.example')).toBe(true)
    expect(await depesche(world, ...setup)).toEqual({
      status: 1,
      out: '',
      err: 'There is a site here already. Nothing was changed.\n',
    })
  })

  it('says what to mend, in one line', async () => {
    const world = await testWorld()
    const weak = await depesche(world, ...setup.slice(0, -1), 'kurz')
    expect(weak).toEqual({ status: 1, out: '', err: '--password: at least ten characters.\n' })
    expect(await depesche(world, ...setup, '--time-zone', 'Mars')).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^timeZone: .+\n$/),
    })
    expect(await listStaff(world)).toEqual([])
  })

  it('prints one document with --json', async () => {
    const world = await testWorld()
    const { out } = await depesche(world, ...setup, '--json')
    expect(JSON.parse(out)).toMatchObject({
      site: 'Elbblick am Morgen',
      administrator: { email: 'kaethe@elbblick.example' },
      articles: 0,
    })
  })
})

describeOnEachDatabase('depesche token', (testWorld) => {
  it('prints a token that works, alone on stdout or as a document', async () => {
    const world = await testWorld()
    const plain = await depesche(world, 'token', 'create', '--name', 'Import', '--role', 'editor')
    expect(plain).toMatchObject({ status: 0, out: expect.stringMatching(/^dp_\S+\n$/), err: '' })
    const caller = await actorOf(world, new Headers({ authorization: `Bearer ${plain.out.trim()}` }))
    expect(caller?.actor).toMatchObject({ kind: 'token', name: 'Import', role: 'editor' })
    const { out } = await depesche(
      world,
      'token',
      'create',
      '--name',
      'Import',
      '--role',
      'scoring',
      '--json',
    )
    expect(JSON.parse(out)).toEqual({ token: expect.stringMatching(/^dp_/), name: 'Import', role: 'scoring' })
    const { items } = await listAudit(world.db, { action: 'token.created' }, { limit: 5 })
    expect(items).toHaveLength(2)
    expect(items[0]?.actor).toEqual({ kind: 'system', id: null, name: 'Command line' })
  })
})

describeOnEachDatabase('depesche account', (testWorld) => {
  it('lists everybody', async () => {
    const world = await testWorld()
    expect((await depesche(world, 'account', 'list')).out).toMatch(/no account yet/)
    await aStaffMember(world)
    expect((await depesche(world, 'account', 'list')).out).toBe('anna@zeitung.example\teditor\tAnna Albers\n')
    const { out } = await depesche(world, 'account', 'list', '--json')
    expect(JSON.parse(out).accounts).toMatchObject([{ email: 'anna@zeitung.example' }])
  })

  it('prints a link for a new password, or sets it; also for somebody disabled', async () => {
    const world = await testWorld()
    world.clock.set(new Date().toISOString()) // the command line has the clock on the wall
    await aStaffMember(world, { name: 'Olga Ott', role: 'administrator' })
    const anna = await aStaffMember(world)
    must(await disableStaff(world, anna.id, { actor: commandLineActor, address: null }))
    const { out } = await depesche(world, 'account', 'reset-password', 'Anna@zeitung.example')
    const token = /reset-password\?token=([\w-]+)\n$/.exec(out)?.[1] ?? ''
    expect(await passwordResetBehind(world, token)).toMatchObject({ ok: true })
    const set = await depesche(
      world,
      'account',
      'reset-password',
      anna.email,
      '--password',
      'Möwen über dem Kai',
    )
    expect(set).toMatchObject({
      status: 0,
      out: 'The password of anna@zeitung.example is changed; all sessions have ended.\n',
    })
    expect(await canSignIn(world, 'Möwen über dem Kai')).toBe(true)
    expect(
      await depesche(world, 'account', 'reset-password', anna.email, '--password', 'kurz'),
    ).toMatchObject({ status: 1, err: '--password: at least ten characters.\n' })
  })

  it('signs somebody out on all devices', async () => {
    const world = await testWorld()
    const headers = await signedInAs(world, await aStaffMember(world))
    expect(await depesche(world, 'account', 'revoke-sessions', 'anna@zeitung.example')).toMatchObject({
      status: 0,
      out: 'Ended 1 session of anna@zeitung.example.\n',
    })
    expect(await actorOf(world, headers)).toBeNull()
  })

  it('knows no second factor yet, and says so', async () => {
    const world = await testWorld()
    await aStaffMember(world)
    const { status, out } = await depesche(
      world,
      'account',
      'disable-second-factor',
      'anna@zeitung.example',
      '--json',
    )
    expect({ status, ...JSON.parse(out) }).toEqual({
      status: 0,
      email: 'anna@zeitung.example',
      hadSecondFactor: false,
    })
  })

  it('of an unknown address it says so', async () => {
    const world = await testWorld()
    for (const command of ['reset-password', 'revoke-sessions', 'disable-second-factor'])
      expect(await depesche(world, 'account', command, 'nobody@zeitung.example')).toEqual({
        status: 1,
        out: '',
        err: 'No account has the address nobody@zeitung.example. depesche account list shows all.\n',
      })
  })
})

describe('the commands of accounts', () => {
  it.each([
    ['setup'],
    ['setup --site-name x --email a@b.example'],
    [`${setup.slice(0, 3).join(' ')} --language fr --email a@b.example --password x`],
    ['demo now'],
    ['token create --name x'],
    ['token create --role editor'],
    ['token create --name x --role owner'],
    ['token lose'],
    ['account'],
    ['account reset-password'],
    ['account bogus'],
  ])('answer 2 to the wrong usage «%s»', async (command) => {
    expect(await depesche(null, ...command.split(' '))).toMatchObject({ status: 2, out: '' })
  })
})
