import { expect, it } from 'vitest'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { must } from '../platform/result.ts'
import { changeSettings } from '../settings/index.ts'
import { openSite } from './routes.tsx'

describeOnEachDatabase('the transparency report', (testWorld) => {
  it('is there for readers once the publisher has switched it on', async () => {
    const world = await testWorld()
    const { routes } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
    expect((await routes.request('/transparenz')).status).toBe(404)
    must(await changeSettings(world, { group: 'moderation', value: { transparencyPage: true }, by: null }))
    const page = await routes.request('/transparenz')
    expect([page.status, page.headers.get('cache-tag')]).toEqual([200, expect.stringContaining('today')])
    const html = await page.text()
    expect(html).toContain('1. Januar 2026 bis 22. November 2026')
    expect(html).not.toContain('2025')
    expect((await routes.request('/transparency')).headers.get('location')).toBe('/transparenz')
    expect(await (await routes.request('/hausregeln')).text()).toContain('href="/transparenz"')
  })
})
