import { expect, it } from 'vitest'
import { anActor, aSection } from '../../test/builders.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { inTransaction } from '../platform/db/db.ts'
import { must } from '../platform/result.ts'
import { createSection, editSection } from './manage-sections.ts'

const actor = anActor()

describeOnEachDatabase('a section', (testWorld) => {
  it('takes no address at which a page stands, or below which one does', async () => {
    const world = await testWorld()
    for (const path of ['/leitlinien', '/verlag/team', '/team-sport']) {
      const at = world.clock.now()
      const row = {
        id: path,
        path,
        title: path,
        language: 'de',
        search_description: null,
        revision: 1,
        body: '{}',
      }
      const times = {
        published_at: at,
        first_published_at: at,
        created_at: at,
        created_by: null,
        changed_at: at,
        changed_by: null,
      }
      // The room of pages is built on this one, so its door cannot be used here.
      await inTransaction(world, (tx) =>
        tx
          .insertInto('pages')
          .values({ ...row, ...times })
          .execute(),
      )
    }
    const make = (name: string) => createSection(world, { name, language: 'de' }, actor)
    expect(await make('Leitlinien')).toMatchObject({ refusal: 'slug-taken' })
    expect(await make('Verlag')).toMatchObject({ refusal: 'slug-taken' })
    const made = must(await make('Team'))
    expect(await editSection(world, { id: made.id, input: { slug: 'verlag' } }, actor)).toMatchObject({
      refusal: 'slug-taken',
    })
  })

  it('has no new revision after a change that changes nothing', async () => {
    const world = await testWorld()
    const section = await aSection(world)
    const { id, name, slug } = section
    expect(must(await editSection(world, { id, input: { name, slug }, expected: 1 }, actor))).toEqual(section)
    expect(must(await editSection(world, { id, input: { name: 'Land' }, expected: 1 }, actor)).revision).toBe(
      2,
    )
  })

  it('is changed by one person at a time', async () => {
    const world = await testWorld()
    const { id } = await aSection(world)
    expect(must(await editSection(world, { id, input: { name: 'Land' }, expected: 1 }, actor)).revision).toBe(
      2,
    )
    expect(await editSection(world, { id, input: { name: 'Stadt' }, expected: 1 }, actor)).toMatchObject({
      refusal: 'revision-outdated',
      detail: { current: 2 },
    })
  })
})
