import { expect, it } from 'vitest'
import { testApi } from '../../test/api.ts'
import { staffPassword } from '../../test/staff.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { openAccounts } from '../accounts/index.ts'
import { setUpCode } from '../set-up/index.ts'
import { readSettings } from '../settings/index.ts'
import { sessionApi } from './session.ts'
import { setUpApi } from './set-up.ts'

const input = {
  siteName: 'Elbblick',
  language: 'de',
  address: 'informal',
  timeZone: 'Europe/Vienna',
  administrator: { name: 'Käthe Brandt', email: 'kaethe@elbblick.example', password: staffPassword },
  imprint: { publisher: 'Elbblick gGmbH' },
  start: 'empty',
}

function open(world: TestWorld) {
  const accounts = openAccounts(world)
  return testApi(world, [sessionApi(accounts), setUpApi(accounts, world)])
}

const atTheMachine = { direct: true, address: '127.0.0.1', origin: 'http://localhost:4000' }

describeOnEachDatabase('the API of set-up', (testWorld) => {
  it('needs no code at the machine itself, and signs the administrator in', async () => {
    const world = await testWorld()
    const caller = open(world).as(atTheMachine)
    expect((await caller.call('GET', '/set-up')).body).toEqual({
      isSetUp: false,
      needsCode: false,
      site: null,
      demo: null,
    })
    const done = await caller.call('POST', '/set-up', input)
    expect(done).toMatchObject({
      status: 201,
      body: {
        staff: { name: 'Käthe Brandt', role: 'administrator' },
        site: { name: 'Elbblick', timeZone: 'Europe/Vienna' },
      },
    })
    expect((await caller.call('GET', '/session')).status).toBe(200)
    expect((await caller.call('GET', '/set-up')).body).toEqual({
      isSetUp: true,
      needsCode: false,
      site: { name: 'Elbblick', language: 'de' },
      demo: null,
    })
    expect((await readSettings(world.db)).imprint.publisher).toBe('Elbblick gGmbH')
    expect(await open(world).as(atTheMachine).call('POST', '/set-up', input)).toMatchObject({
      status: 409,
      body: { type: 'urn:depesche:problem:already-set-up' },
    })
  })

  it.each([
    ['from elsewhere', {}],
    ['through a proxy on this machine', { address: '127.0.0.1', origin: 'http://localhost:4000' }],
    [
      'by a foreign host name that points here',
      { ...atTheMachine, origin: 'http://rebound.evil.example:4000' },
    ],
  ])('%s it needs the code', async (_, surroundings) => {
    const world = await testWorld()
    const caller = open(world).as(surroundings)
    expect((await caller.call('GET', '/set-up')).body).toMatchObject({ needsCode: true })
    expect(await caller.call('POST', '/set-up', input)).toMatchObject({
      status: 403,
      body: { type: 'urn:depesche:problem:set-up-code-missing' },
    })
    expect(await caller.call('POST', '/set-up', { ...input, code: '0000-0000-0000' })).toMatchObject({
      status: 403,
      body: { type: 'urn:depesche:problem:set-up-code-wrong' },
    })
    const code = setUpCode(world.config).toLowerCase()
    expect((await caller.call('POST', '/set-up', { ...input, code })).status).toBe(201)
  })

  it('who guesses has five tries in ten minutes', async () => {
    const world = await testWorld()
    const caller = open(world).as()
    const guess = (code: string) => caller.call('POST', '/set-up', { ...input, code })
    for (let n = 0; n < 5; n++) expect((await guess(`${n}`)).status).toBe(403)
    expect(await guess(setUpCode(world.config))).toMatchObject({
      status: 429,
      body: { type: 'urn:depesche:problem:too-many-tries' },
    })
    world.clock.advance({ minutes: 10 })
    expect((await guess(setUpCode(world.config))).status).toBe(201)
  })

  it.each([
    [{ siteName: ' ' }, 'siteName'],
    [{ siteName: 'x'.repeat(10_000) }, 'siteName'],
    [{ language: 'fr' }, 'language'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ administrator: { ...input.administrator, password: 'kurz' } }, 'administrator.password'],
    [{ administrator: { ...input.administrator, email: 'kaethe' } }, 'administrator.email'],
    [{ administrator: undefined }, 'administrator'],
    [{ imprint: { phone: 7 } }, 'imprint.phone'],
  ])('%j is answered with what to mend at %s', async (changes, path) => {
    const world = await testWorld()
    const caller = open(world).as(atTheMachine)
    const answer = await caller.call('POST', '/set-up', { ...input, ...changes })
    expect(answer.status).toBe(422)
    expect(answer.body.errors).toMatchObject([{ path }])
    expect((await caller.call('GET', '/set-up')).body).toMatchObject({ isSetUp: false })
  })

  it('a page elsewhere cannot set the site up through a visitor at the machine', async () => {
    const world = await testWorld()
    const caller = open(world).as(atTheMachine)
    const answer = await caller.call('POST', '/set-up', input, {
      'sec-fetch-site': 'cross-site',
      origin: 'https://evil.example',
    })
    expect(answer.status).toBe(403)
  })
})
