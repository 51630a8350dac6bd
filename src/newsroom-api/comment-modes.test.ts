import { expect, it } from 'vitest'
import { callerAs } from '../../test/caller-as.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { publishedArticleById } from '../articles/published/index.ts'
import { must } from '../platform/result.ts'
import { changeSettings, readSettings } from '../settings/index.ts'
import { articlesApi } from './articles.ts'
import { sectionsApi } from './sections.ts'

describeOnEachDatabase('how comments on an article are handled', (testWorld) => {
  it('is the article’s own choice, else the section’s, else the site’s, and follows their changes at once', async () => {
    const world = await testWorld()
    const editor = await callerAs(world, [articlesApi(world), sectionsApi(world)], 'administrator')
    const section = (await editor.call('POST', '/sections', { name: 'Politik' })).body
    const write = async (given: object) => {
      const input = {
        headline: 'Rat beschließt den Haushalt',
        body: { format: 'markdown', content: 'Der Rat hat beschlossen.' },
        section: 'politik',
        status: 'published',
        ...given,
      }
      return (await editor.call('POST', '/articles', input)).body.id as string
    }
    const plain = await write({})
    const chosen = await write({ comments: 'after', headline: 'Fähre fährt' })
    const modes = async () => {
      const now = world.clock.now()
      const [one, other] = [
        await publishedArticleById(world.db, plain, now),
        await publishedArticleById(world.db, chosen, now),
      ]
      return [one?.commentMode, other?.commentMode]
    }
    const shown = async (id: string) => {
      const { comments, commentsFrom } = (await editor.call('GET', `/articles/${id}`)).body
      return [comments, commentsFrom]
    }
    expect(await modes()).toEqual(['before', 'after'])
    expect(await shown(plain)).toEqual(['before', 'site'])
    expect(await shown(chosen)).toEqual(['after', 'article'])

    const { reading } = await readSettings(world.db)
    const trusting = { ...reading, commentMode: 'trusted' }
    must(await changeSettings(world, { group: 'reading', value: trusting, by: null }))
    expect(await modes()).toEqual(['trusted', 'after'])

    const patch = { commentMode: 'closed' }
    await editor.call('PATCH', `/sections/${section.id}`, patch, { 'if-match': `"${section.revision}"` })
    expect(await modes()).toEqual(['closed', 'after'])
    expect(await shown(plain)).toEqual(['closed', 'section'])

    const freed = await editor.call('PATCH', `/articles/${chosen}`, { comments: null }, { 'if-match': '"1"' })
    expect(freed.status).toBe(200)
    expect(await modes()).toEqual(['closed', 'closed'])
    await editor.call('PATCH', `/articles/${chosen}`, { comments: 'off' }, { 'if-match': '"2"' })
    expect(await modes()).toEqual(['closed', 'off'])
  })
})
