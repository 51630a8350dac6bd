import { expect, it } from 'vitest'
import { callerAs } from '../../test/caller-as.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import type { TokenRole } from '../accounts/index.ts'
import { listAudit } from '../audit/index.ts'
import { settingsGroups } from '../settings/index.ts'
import {
  settingsGroups as contractGroups,
  type SettingsAnswer,
  type TextsCatalogue,
} from './contract/settings.ts'
import { settingsApi } from './settings.ts'

const as = (world: TestWorld, role: TokenRole | null = 'administrator') =>
  callerAs(world, [settingsApi(world)], role)

it('the contract names the groups there are', () => {
  expect(contractGroups).toEqual(settingsGroups)
})

describeOnEachDatabase('the API of settings', (testWorld) => {
  it('shows all groups with their versions', async () => {
    const world = await testWorld()
    const { status, body } = await (await as(world)).call('GET', '/settings')
    expect(status).toBe(200)
    const settings = body as SettingsAnswer
    expect(Object.keys(settings)).toEqual(settingsGroups)
    expect(settings.site).toMatchObject({ version: 0, value: { name: 'Depesche', language: 'de' } })
  })

  it('stores a group on the version that was read, and says who did it', async () => {
    const world = await testWorld()
    const administrator = await as(world)
    const store = (value: unknown, version?: string) =>
      administrator.call('PUT', '/settings/site', value, version ? { 'if-match': version } : {})
    expect((await store({ name: 'Abendpost' })).status).toBe(428)
    const stored = await store({ name: 'Abendpost' }, '"0"')
    expect(stored).toMatchObject({
      status: 200,
      body: { version: 1, value: { name: 'Abendpost', timeZone: 'Europe/Berlin' } },
    })
    expect(stored.headers.get('etag')).toBe('"1"')
    expect(await store({ name: 'Morgenpost' }, '"0"')).toMatchObject({
      status: 412,
      body: { currentRevision: 1 },
    })
    const { items } = await listAudit(world.db, { action: 'settings.changed' }, { limit: 9 })
    expect(items).toMatchObject([{ subject: { id: 'site' }, actor: { name: 'Test administrator' } }])
  })

  it('says what to mend', async () => {
    const world = await testWorld()
    const cases = [
      ['site', { timeZone: 'Mars/Olympus' }, 'timeZone'],
      ['site', { language: 'fr' }, 'language'],
      ['look', { accent: 'red' }, 'accent'],
      ['look', { accent: '#ffcc00' }, 'accent'],
      ['look', { accentDark: '#550000' }, 'accentDark'],
      ['look', { accnt: '#b3261e' }, 'accnt'],
      ['texts', { 'list.nothing.like.it': 'x' }, 'list.nothing.like.it'],
      ['texts', { 'list.pageTitleOlder': '{titel}, älter' }, 'list.pageTitleOlder'],
      ['navigation', { main: [{ label: 'X', url: '/x', target: 'blank' }] }, 'main.0.target'],
      ['navigation', { main: [{ label: 'X', url: 'javascript:alert(1)' }] }, 'main.0.url'],
      // Browsers take the backslash for a slash: it led to another host.
      ['navigation', { footer: [{ label: 'X', url: '/\\evil.example' }] }, 'footer.0.url'],
      ['navigation', { service: [{ label: 'X', url: '/\t/evil.example' }] }, 'service.0.url'],
      ['reading', { wordsPerMinute: 0 }, 'wordsPerMinute'],
    ]
    for (const [group, value, field] of cases) {
      const answer = await (await as(world)).call('PUT', `/settings/${group}`, value, { 'if-match': '0' })
      expect(answer, JSON.stringify(value)).toMatchObject({
        status: 422,
        body: { errors: [{ path: field }] },
      })
    }
  })

  it('knows no other groups', async () => {
    const world = await testWorld()
    expect((await (await as(world)).call('PUT', '/settings/weather', {}, { 'if-match': '0' })).status).toBe(
      422,
    )
  })

  it('lists the texts that may be reworded, with the own words', async () => {
    const world = await testWorld()
    const administrator = await as(world)
    const catalogue = async () =>
      (await administrator.call('GET', '/settings/texts-catalogue')).body as unknown as TextsCatalogue
    const before = await catalogue()
    expect(before).toMatchObject({ language: 'de', address: 'formal' })
    expect(before.items.find(({ key }) => key === 'site.skipToContent')).toMatchObject({ own: null })
    await administrator.call(
      'PUT',
      '/settings/texts',
      { 'site.skipToContent': 'Gleich zum Text' },
      { 'if-match': '0' },
    )
    expect((await catalogue()).items.find(({ key }) => key === 'site.skipToContent')?.own).toBe(
      'Gleich zum Text',
    )
    expect((await administrator.call('GET', '/settings')).body).toMatchObject({ texts: { version: 1 } })
    expect(before.items.every(({ key }) => !key.startsWith('problem.'))).toBe(true)
  })

  it('asks for the permission each call needs', async () => {
    const world = await testWorld()
    const cases = [
      [null, 401, 401],
      ['author', 200, 403],
      ['editor', 200, 403],
    ] as const
    for (const [role, reading, storing] of cases) {
      const caller = await as(world, role)
      expect((await caller.call('GET', '/settings')).status, `as ${role}`).toBe(reading)
      expect((await caller.call('PUT', '/settings/site', {}, { 'if-match': '0' })).status, `as ${role}`).toBe(
        storing,
      )
    }
  })
})
