import { expect, it } from 'vitest'
import { anActor, anArticle } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { must } from '../platform/result.ts'
import { findTag, mergeTags, removeTag } from '../tags/index.ts'
import type { ArticleState } from './article.ts'
import { publishedArticleById } from './published/index.ts'
import { retagArticles } from './retag-articles.ts'
import { saveArticle } from './save-article.ts'
import { revisionByNumber } from './store.ts'

const tagNamed = async (world: TestWorld, name: string) => (await findTag(world.db, name))?.id ?? ''

const shownTags = async (world: TestWorld, { id }: ArticleState) =>
  (await publishedArticleById(world.db, id, world.clock.now()))?.tags.map(({ name }) => name)

const linkedTags = async (world: TestWorld, { id }: ArticleState) =>
  (
    await world.db
      .selectFrom('article_tags')
      .innerJoin('tags', 'tags.id', 'tag_id')
      .select('name')
      .where('article_id', '=', id)
      .orderBy('name')
      .execute()
  ).map(({ name }) => name)

const keepBack = async (world: TestWorld, state: ArticleState, tags: string[]) =>
  must(
    await saveArticle(
      world,
      { id: state.id, expected: state.revision, change: { tags, keepDraft: true } },
      anActor(),
    ),
  )

describeOnEachDatabase('a tag that goes', (testWorld) => {
  it('leaves the articles that carry it, without a new revision', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { tags: ['Weg', 'Bleibt'], status: 'published' })
    const draft = await anArticle(world, { tags: ['Weg'] })
    must(await removeTag(world, { id: await tagNamed(world, 'Weg'), retag: retagArticles(world) }, anActor()))
    expect(await shownTags(world, article)).toEqual(['Bleibt'])
    expect(await linkedTags(world, draft)).toEqual([])
    expect((await revisionByNumber(world.db, draft.id, 1))?.content.tagIds).toEqual([])
    expect(await revisionByNumber(world.db, article.id, 2)).toBeNull()
  })

  // Readers still saw it, so the database did not let it go.
  it('also leaves an article whose newest words no longer carry it', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { tags: ['Weg', 'Bleibt'], status: 'published' })
    await keepBack(world, article, ['Bleibt', 'Neu'])
    must(await removeTag(world, { id: await tagNamed(world, 'Weg'), retag: retagArticles(world) }, anActor()))
    expect(await shownTags(world, article)).toEqual(['Bleibt'])
    expect(await linkedTags(world, article)).toEqual(['Bleibt', 'Neu'])
  })

  it('into another puts that in its place, once', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { tags: ['Weg', 'Ziel'], status: 'published' })
    const other = await anArticle(world, { tags: ['Weg'], status: 'published' })
    await keepBack(world, other, ['Weg', 'Neu'])
    const [from, into] = [await tagNamed(world, 'Weg'), await tagNamed(world, 'Ziel')]
    must(await mergeTags(world, { from, into, retag: retagArticles(world) }, anActor()))
    expect(await shownTags(world, article)).toEqual(['Ziel'])
    expect(await shownTags(world, other)).toEqual(['Ziel'])
    expect(await linkedTags(world, other)).toEqual(['Neu', 'Ziel'])
    expect(await findTag(world.db, 'Weg')).toMatchObject({ name: 'Ziel' })
  })
})
