import { expect, it } from 'vitest'
import type { Article } from '../../src/newsroom-api/contract/articles.ts'
import { describeJourney } from './journey.ts'
import { hire, invite, password, startPaper, write } from './paper.ts'

describeJourney('roles', startPaper, ({ visit, place }) => {
  it('somebody invited makes their account and comes in', async () => {
    const link = await invite(place(), { email: 'cem@elbbote.example', role: 'author' })
    await visit({}, async (page) => {
      await page.goto(link)
      await page.getByText('Ada Adler').waitFor()
      await page.getByLabel('Name', { exact: true }).fill('Cem Canli')
      await page.getByLabel('Passwort', { exact: true }).fill(password)
      await page.getByRole('button', { name: 'Konto anlegen' }).click()
      await page.getByRole('link', { name: 'Übersicht' }).waitFor()
      await page.getByText('Cem Canli').waitFor()
    })
  })

  it('an author hands in and cannot publish, on the screen or past it', async () => {
    const author = await hire(place(), { name: 'Dora Dietz', role: 'author' })
    const own = await write(author, { headline: 'Doras Artikel', status: 'draft' })
    await visit({ as: author }, async (page) => {
      await page.goto(`/newsroom/articles/${own.id}`)
      await page.getByRole('button', { name: 'Zur Prüfung geben' }).first().waitFor()
      expect(await page.getByRole('button', { name: 'Veröffentlichen' }).count()).toBe(0)
      await page.getByRole('button', { name: 'Zur Prüfung geben' }).first().click()
      await page.getByRole('dialog').getByRole('button', { name: 'Zur Prüfung geben' }).click()
      await page.getByRole('alert').filter({ hasText: 'Zur Prüfung gegeben.' }).waitFor()
      expect(await page.getByRole('link', { name: 'Einstellungen' }).count()).toBe(0)
      expect(await page.getByRole('link', { name: 'Titelseite' }).count()).toBe(0)
    })
    const { body: now } = await author.call<Article>('GET', `/articles/${own.id}`)
    const patch = await author.call('PATCH', `/articles/${own.id}`, { status: 'published' }, now.revision)
    expect(patch.status).toBe(403)
    const post = await author.call('POST', '/articles', {
      headline: 'Gleich erschienen',
      body: { format: 'markdown', content: 'Text' },
      section: 'nachrichten',
      status: 'published',
    })
    expect(post.status).toBe(403)
    expect((await fetch(place().url + own.path)).status).toBe(404)
  })

  it('an author cannot change what is not theirs', async () => {
    const author = await hire(place(), { name: 'Eva Ernst', role: 'author' })
    const other = await write(place().administrator, { headline: 'Adas Artikel', status: 'draft' })
    await visit({ as: author }, async (page) => {
      await page.goto(`/newsroom/articles/${other.id}`)
      await page.getByText('Dieser Artikel gehört jemand anderem').waitFor()
      expect(await page.getByRole('textbox', { name: 'Überschrift' }).isEditable()).toBe(false)
    })
    const patch = await author.call('PATCH', `/articles/${other.id}`, { headline: 'Neu' }, other.revision)
    expect(patch.status).toBe(403)
  })

  it('a moderator sees no settings, and none are told to them', async () => {
    const moderator = await hire(place(), { name: 'Finn Fuchs', role: 'moderator' })
    await visit({ as: moderator }, async (page) => {
      await page.goto('/newsroom')
      await page.getByRole('link', { name: 'Übersicht' }).waitFor()
      for (const name of ['Einstellungen', 'Titelseite', 'Verzeichnis', 'Mediathek'])
        expect(await page.getByRole('link', { name }).count(), name).toBe(0)
      await page.goto('/newsroom/staff')
      await page.getByRole('alert').waitFor()
    })
    for (const path of ['/staff', '/tokens', '/outbox', '/audit', '/webhooks'])
      expect((await moderator.call('GET', path)).status, path).toBe(403)
    expect((await moderator.call('PUT', '/settings/site', {})).status).toBe(403)
  })
})
