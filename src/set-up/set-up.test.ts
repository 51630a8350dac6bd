import { expect, it } from 'vitest'
import { staffPassword } from '../../test/staff.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { openAccounts, signIn } from '../accounts/index.ts'
import { listStaff } from '../accounts/staff/index.ts'
import { listAudit } from '../audit/index.ts'
import { must } from '../platform/result.ts'
import { listSections } from '../sections/index.ts'
import { readSettings } from '../settings/index.ts'
import { isSetUp, isSetUpCode, type SetUpInput, setUpCode, setUpSite } from './index.ts'

const input: SetUpInput = {
  siteName: 'Elbblick',
  language: 'de',
  address: 'informal',
  timeZone: 'Europe/Berlin',
  administrator: { name: 'Käthe Brandt', email: 'Kaethe@Elbblick.example', password: staffPassword },
  imprint: {
    publisher: 'Elbblick gGmbH',
    email: 'redaktion@elbblick.example',
    responsiblePerson: 'Käthe Brandt',
  },
  start: 'empty',
}

describeOnEachDatabase('set-up', (testWorld, kind) => {
  it('makes the administrator, the settings and one section', async () => {
    const world = await testWorld()
    expect(await isSetUp(world.db)).toBe(false)
    const administrator = must(await setUpSite(world, input, { address: '127.0.0.1' }))
    expect(await isSetUp(world.db)).toBe(true)
    expect(administrator).toMatchObject({
      name: 'Käthe Brandt',
      email: 'kaethe@elbblick.example',
      role: 'administrator',
    })
    const { site, imprint } = await readSettings(world.db)
    expect(site).toMatchObject({
      name: 'Elbblick',
      language: 'de',
      address: 'informal',
      timeZone: 'Europe/Berlin',
      contactEmail: 'redaktion@elbblick.example',
    })
    expect(imprint).toMatchObject({
      publisher: 'Elbblick gGmbH',
      responsiblePerson: 'Käthe Brandt',
      street: '',
    })
    expect(await listSections(world.db)).toMatchObject([
      { name: 'Nachrichten', slug: 'nachrichten', language: 'de' },
    ])
    const attempt = {
      email: administrator.email,
      password: staffPassword,
      address: null,
      headers: new Headers(),
    }
    expect(await signIn(openAccounts(world), attempt)).toMatchObject({ ok: true })
    const { items } = await listAudit(world.db, { action: 'site.set-up' }, { limit: 2 })
    expect(items).toMatchObject([{ actor: { id: administrator.id }, subject: { label: 'Elbblick' } }])
  })

  it('makes no section when the demo publication brings its own, and an English one for an English site', async () => {
    const demo = await testWorld()
    must(await setUpSite(demo, { ...input, start: 'demo' }))
    expect(await listSections(demo.db)).toEqual([])
    const english = await testWorld()
    must(await setUpSite(english, { ...input, language: 'en' }))
    expect(await listSections(english.db)).toMatchObject([{ name: 'News', slug: 'news' }])
  })

  it('happens once', async () => {
    const world = await testWorld()
    must(await setUpSite(world, input))
    const second = {
      ...input,
      siteName: 'Übernahme',
      administrator: { ...input.administrator, email: 'fremd@leser.example' },
    }
    expect(await setUpSite(world, second)).toEqual({ ok: false, refusal: 'already-set-up' })
    expect((await readSettings(world.db)).site.name).toBe('Elbblick')
  })

  it('of two at the same moment one is refused and has changed nothing', async () => {
    const world = await testWorld()
    const other = kind === 'postgres' ? await world.secondProcess() : world
    const rivals = ['Elbblick', 'Übernahme'].map((siteName, number) => ({
      ...input,
      siteName,
      administrator: { ...input.administrator, email: `rival-${number}@elbblick.example` },
    }))
    const [first, second] = rivals
    if (!first || !second) throw new Error('two rivals')
    const results = await Promise.all([setUpSite(world, first), setUpSite(other, second)])
    expect(results.filter(({ ok }) => !ok)).toEqual([{ ok: false, refusal: 'already-set-up' }])
    const winner = results[0]?.ok ? first : second
    expect(await listStaff(world)).toMatchObject([{ email: winner.administrator.email }])
    expect((await readSettings(world.db)).site.name).toBe(winner.siteName)
    expect(await listSections(world.db)).toHaveLength(1)
  })

  it.each([
    [{ siteName: '  ' }, { refusal: 'bad-input', detail: { issues: [{ path: ['siteName'] }] } }],
    [{ siteName: 'x'.repeat(121) }, { refusal: 'bad-input', detail: { issues: [{ path: ['siteName'] }] } }],
    [{ timeZone: 'Europe/Elmekai' }, { refusal: 'bad-input', detail: { issues: [{ path: ['timeZone'] }] } }],
    [
      { imprint: { phone: '1'.repeat(61) } },
      { refusal: 'bad-input', detail: { issues: [{ path: ['imprint', 'phone'] }] } },
    ],
    [
      { administrator: { ...input.administrator, password: 'kurz' } },
      { refusal: 'password-too-short', detail: { field: 'administrator.password' } },
    ],
    [
      { administrator: { ...input.administrator, password: 'Elbblick2026' } },
      { refusal: 'password-personal' },
    ],
    [
      { administrator: { ...input.administrator, email: 'kaethe' } },
      { refusal: 'bad-email', detail: { field: 'administrator.email' } },
    ],
    [
      { administrator: { ...input.administrator, name: '' } },
      { refusal: 'bad-name', detail: { field: 'administrator.name' } },
    ],
  ])('with %j it changes nothing and says what to mend', async (changes, refusal) => {
    const world = await testWorld()
    expect(await setUpSite(world, { ...input, ...changes })).toMatchObject({ ok: false, ...refusal })
    expect(await isSetUp(world.db)).toBe(false)
    expect(await listStaff(world)).toEqual([])
  })
})

it('the set-up code is the same in every process, and forgiving to who types it', () => {
  const config = { secret: 'a secret for tests, long enough to sign with' }
  const code = setUpCode(config)
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(setUpCode({ secret: 'another secret' })).not.toBe(code)
  for (const typed of [
    code,
    code.toLowerCase(),
    code.replaceAll('-', ' '),
    code.replaceAll('-', ''),
    code.replaceAll('0', 'O').replaceAll('1', 'l'),
  ])
    expect(isSetUpCode(config, typed)).toBe(true)
  for (const typed of ['', '----', code.slice(0, -1), `${code}0`, setUpCode({ secret: 'another secret' })])
    expect(isSetUpCode(config, typed)).toBe(false)
})
