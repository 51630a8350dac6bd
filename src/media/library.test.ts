import { expect, test } from 'vitest'
import { aJpeg, aPdf } from '../../test/pictures.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import type { Actor } from '../accounts/index.ts'
import { createAuthor } from '../authors/index.ts'
import type { DepescheEvent } from '../platform/events/events.ts'
import { must } from '../platform/result.ts'
import { createSection } from '../sections/index.ts'
import { changeSettings } from '../settings/index.ts'
import { editMedia } from './edit-media.ts'
import type { Media } from './media.ts'
import { downloadOf, originalOf, publicPath } from './originals.ts'
import { removeMedia } from './remove-media.ts'
import { renderRendition } from './render-rendition.ts'
import { renditionVersion } from './renditions.ts'
import { listMedia, mediaById, mediaByIds } from './store.ts'
import { tidyMediaFiles } from './tasks.ts'
import { type Upload, uploadMedia } from './upload-media.ts'

const mira: Actor = { kind: 'staff', id: 'staff-1', name: 'Mira Lohse', role: 'editor' }

let size = 20
/** Another picture each time, as the same one would be known again. */
const aPictureIn = async (world: TestWorld, upload: Partial<Upload> = {}): Promise<Media> =>
  must(await uploadMedia(world, { content: [await aJpeg({ width: ++size, height: 20 })], ...upload }, mira))
    .media

const aFileIn = async (world: TestWorld, fileName: string): Promise<Media> =>
  must(await uploadMedia(world, { content: [aPdf()], fileName }, mira)).media

function eventsOf(world: TestWorld): DepescheEvent[] {
  const events: DepescheEvent[] = []
  world.events.follow((event) => void events.push(event))
  return events
}

const pending = async (world: TestWorld) =>
  (await world.db.selectFrom('tasks').select(['name', 'payload']).execute()).map(({ name, payload }) => ({
    name,
    ...JSON.parse(payload),
  }))

const auditOf = async (world: TestWorld) =>
  (
    await world.db
      .selectFrom('audit_entries')
      .select(['action', 'actor_name', 'subject_label'])
      .orderBy('id')
      .execute()
  ).map(Object.values)

describeOnEachDatabase('the media library', (testWorld, kind) => {
  test('keeps changed words, counts versions, and tells the pages', async () => {
    const world = await testWorld()
    const media = await aPictureIn(world, { fileName: 'boot.jpg', words: { alt: 'Alt', credit: 'dpa' } })
    const events = eventsOf(world)
    world.clock.advance({ minutes: 5 })
    const change = {
      id: media.id,
      version: 1,
      alt: 'Ein Boot',
      credit: null,
      focalPoint: { x: 0.25, y: 0.75 },
    }
    const edited = must(await editMedia(world, change, mira))
    expect(edited).toMatchObject({
      alt: 'Ein Boot',
      caption: null,
      credit: null,
      focalPoint: { x: 0.25, y: 0.75 },
      version: 2,
    })
    expect(edited.changedAt).toBe(world.clock.now())
    expect(await mediaById(world.db, media.id)).toEqual(edited)
    expect(events).toMatchObject([{ type: 'media.changed', payload: { mediaId: media.id } }])
    expect(await auditOf(world)).toEqual([
      ['media.uploaded', 'Mira Lohse', 'boot.jpg'],
      ['media.changed', 'Mira Lohse', 'boot.jpg'],
    ])
  })

  test('a change made on an older version is refused, and the present one is told', async () => {
    const world = await testWorld()
    const { id } = await aPictureIn(world)
    must(await editMedia(world, { id, version: 1, alt: 'First' }, mira))
    const second = await editMedia(world, { id, version: 1, alt: 'Second' }, mira)
    expect(second).toEqual({ ok: false, refusal: 'revision-outdated', detail: { current: 2 } })
    expect(await mediaById(world.db, id)).toMatchObject({ alt: 'First', version: 2 })
  })

  test('of two changes at once one is refused', async () => {
    const world = await testWorld()
    // Two connections to SQLite in one thread would wait for each other.
    const other = kind === 'postgres' ? await world.secondProcess() : world
    const { id } = await aPictureIn(world)
    const both = await Promise.all([
      editMedia(world, { id, version: 1, alt: 'A' }, mira),
      editMedia(other, { id, version: 1, alt: 'B' }, mira),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await mediaById(world.db, id)).toMatchObject({ version: 2 })
  })

  test('a change that changes nothing is none', async () => {
    const world = await testWorld()
    const media = await aPictureIn(world, { words: { alt: 'Alt' } })
    const events = eventsOf(world)
    expect(must(await editMedia(world, { id: media.id, version: 1, alt: ' Alt ' }, mira))).toEqual(media)
    expect(events).toEqual([])
  })

  test('what is not there cannot be changed, and a file has no focal point', async () => {
    const world = await testWorld()
    const file = await aFileIn(world, 'Gutachten.pdf')
    expect(await editMedia(world, { id: 'none', version: 1, alt: 'x' }, mira)).toMatchObject({
      refusal: 'not-found',
    })
    expect(
      await editMedia(world, { id: file.id, version: 1, focalPoint: { x: 0, y: 0 } }, mira),
    ).toMatchObject({ refusal: 'no-focal-point' })
    expect(
      must(await editMedia(world, { id: file.id, version: 1, caption: 'Das Gutachten' }, mira)),
    ).toMatchObject({ caption: 'Das Gutachten' })
  })

  test('lists the newest first, in pages, also when many came in one moment', async () => {
    const world = await testWorld()
    const uploaded: string[] = []
    for (let count = 0; count < 5; count++) {
      if (count > 2) world.clock.advance({ seconds: 1 })
      uploaded.unshift((await aPictureIn(world)).id)
    }
    const seen: string[] = []
    let before: { at: string; id: string } | null = null
    do {
      const page: Media[] = await listMedia(world.db, {}, { limit: 2, before })
      const last = page.at(-1)
      before = last ? { at: last.createdAt, id: last.id } : null
      seen.push(...page.map(({ id }) => id))
    } while (before)
    expect(seen).toEqual(uploaded)
  })

  test('finds by words of name, caption, alternative text, credit and creator; case and accents do not matter', async () => {
    const world = await testWorld()
    await aPictureIn(world, {
      fileName: 'Café Müller.jpg',
      words: { caption: '100% Regen am Fluss', credit: 'dpa' },
    })
    await aFileIn(world, 'Gutachten_2026.pdf')
    const found = async (q: string, kind?: 'picture' | 'file') =>
      (await listMedia(world.longReads, { q, kind }, { limit: 9, before: null })).map(
        ({ fileName }) => fileName,
      )
    expect(await found('cafe')).toEqual(['Café Müller.jpg'])
    expect(await found('MÜLLER regen dpa')).toEqual(['Café Müller.jpg'])
    expect(await found('müller sonne')).toEqual([])
    expect(await found('gutachten', 'file')).toEqual(['Gutachten_2026.pdf'])
    expect(await found('gutachten', 'picture')).toEqual([])
    expect(await found("'; drop table media --")).toEqual([])
    expect(await found('100%')).toEqual(['Café Müller.jpg'])
    expect(await found('n_2')).toEqual(['Gutachten_2026.pdf'])
    expect(await found('n%2')).toEqual([])
    expect(await found('')).toHaveLength(2)
  })

  test('gives several at once by id, and leaves out those that are not there', async () => {
    const world = await testWorld()
    const [one, two] = [await aPictureIn(world), await aPictureIn(world)]
    const found = await mediaByIds(world.db, [one.id, two.id, one.id, 'none'])
    expect([...found.keys()].sort()).toEqual([one.id, two.id].sort())
    expect(await mediaByIds(world.db, [])).toEqual(new Map())
  })

  test('hands the original to staff, and to readers only what is meant for download', async () => {
    const world = await testWorld()
    const [picture, file] = [await aPictureIn(world), await aFileIn(world, 'Gutachten Köln.pdf')]
    expect(must(await originalOf(world, picture.id)).bytes).toEqual(
      await world.blobs.get(picture.originalKey),
    )
    expect(publicPath(file)).toBe(`/media/${file.id}/Gutachten%20K%C3%B6ln.pdf`)
    expect(publicPath(picture)).toMatch(/^\/media\/[0-9a-z-]+\/\d+\.jpg$/)
    expect(must(await downloadOf(world, file)).bytes).toEqual(aPdf())
    expect(await downloadOf(world, { ...file, fileName: 'other.pdf' })).toMatchObject({
      refusal: 'not-found',
    })
    expect(await downloadOf(world, picture)).toMatchObject({ refusal: 'not-found' })
    expect(await originalOf(world, 'none')).toMatchObject({ refusal: 'not-found' })
  })
})

describeOnEachDatabase('removing from the media library', (testWorld) => {
  test('takes it away at once, and its files soon after', async () => {
    const world = await testWorld()
    const [gone, stays] = [await aPictureIn(world), await aPictureIn(world)]
    const rendition = {
      version: renditionVersion({ x: 0.5, y: 0.5 }),
      width: 20,
      ratio: '1:1',
      format: 'jpg',
    } as const
    for (const { id } of [gone, stays]) must(await renderRendition(world, { id, ...rendition }))
    const events = eventsOf(world)
    must(await removeMedia(world, gone.id, mira))
    expect(events).toMatchObject([{ type: 'media.removed', payload: { mediaId: gone.id } }])
    expect(await mediaById(world.db, gone.id)).toBeNull()
    expect(await renderRendition(world, { id: gone.id, ...rendition })).toMatchObject({
      refusal: 'not-found',
    })
    expect(await pending(world)).toEqual([{ name: 'media.tidy-files', mediaId: gone.id }])
    for (let time = 0; time < 2; time++) await tidyMediaFiles.run(world, { mediaId: gone.id })
    const keys = await Array.fromAsync(world.blobs.list(''))
    expect(keys.filter((key) => key.includes(gone.id))).toEqual([])
    expect(keys.filter((key) => key.includes(stays.id))).toHaveLength(2)
    expect(await removeMedia(world, gone.id, mira)).toMatchObject({ refusal: 'not-found' })
  })

  test('after the focal point has moved, renditions of the old one are tidied away', async () => {
    const world = await testWorld()
    const { id } = await aPictureIn(world)
    const at = (x: number) =>
      ({ id, version: renditionVersion({ x, y: 0.5 }), width: 20, ratio: '1:1', format: 'jpg' }) as const
    must(await renderRendition(world, at(0.5)))
    must(await editMedia(world, { id, version: 1, focalPoint: { x: 0.1, y: 0.5 } }, mira))
    must(await renderRendition(world, at(0.1)))
    await tidyMediaFiles.run(world, { mediaId: id })
    const keys = await Array.fromAsync(world.blobs.list('renditions/'))
    expect(keys).toEqual([expect.stringContaining(`/${renditionVersion({ x: 0.1, y: 0.5 })}/`)])
    expect((await originalOf(world, id)).ok).toBe(true)
  })

  test('is refused while an article shows it: in its newest state or the one readers see', async () => {
    const world = await testWorld()
    const [lead, inText, published, unused] = [
      await aPictureIn(world),
      await aPictureIn(world),
      await aPictureIn(world),
      await aPictureIn(world),
    ]
    await anArticleWith(world, {
      headline: 'Der Fluss',
      content: { leadPicture: { mediaId: lead.id }, body: { content: [{ attrs: { mediaId: inText.id } }] } },
      published: { leadPicture: { mediaId: published.id } },
    })
    for (const { id } of [lead, inText, published]) {
      const result = await removeMedia(world, id, mira)
      expect(result).toMatchObject({
        refusal: 'media-in-use',
        detail: { places: 'Der Fluss', uses: [{ kind: 'article' }] },
      })
      expect(await mediaById(world.db, id)).not.toBeNull()
    }
    expect((await removeMedia(world, unused.id, mira)).ok).toBe(true)
  })

  test('is refused while it is a portrait, the logo, on a page or on the front page', async () => {
    const world = await testWorld()
    const now = world.clock.now()
    const [portrait, logo, onPage, pinned] = [
      await aPictureIn(world),
      await aPictureIn(world),
      await aPictureIn(world),
      await aPictureIn(world),
    ]
    must(await createAuthor(world, { name: 'Mira Lohse', portraitMediaId: portrait.id }, mira))
    must(await changeSettings(world, { group: 'look', value: { logoMediaId: logo.id }, by: null }))
    await anArticleWith(world, { headline: 'Der Fluss', content: {}, published: { leadPicture: null } })
    await world.db
      .insertInto('front_page_pins')
      .values({
        article_id: 'a',
        slot: 'lead',
        position: 1,
        headline: null,
        media_id: pinned.id,
        until_at: null,
      })
      .execute()
    await world.db
      .insertInto('pages')
      .values({
        id: 'p',
        path: '/wir',
        title: 'Über uns',
        language: 'de',
        search_description: null,
        revision: 1,
        published_at: now,
        created_at: now,
        created_by: null,
        changed_at: now,
        changed_by: null,
        body: JSON.stringify({ mediaId: onPage.id }),
      })
      .execute()
    const places = [
      [portrait, 'author', 'Mira Lohse'],
      [logo, 'logo', 'Logo'],
      [onPage, 'page', 'Über uns'],
      [pinned, 'front-page', 'Der Fluss'],
    ] as const
    for (const [{ id }, kind, label] of places)
      expect(await removeMedia(world, id, mira)).toMatchObject({
        refusal: 'media-in-use',
        detail: { uses: [{ kind, label }] },
      })
  })
})

type ArticleFacts = { headline: string; content: unknown; published: { leadPicture: unknown } }

async function anArticleWith(
  world: TestWorld,
  { headline, content, published }: ArticleFacts,
): Promise<void> {
  const now = world.clock.now()
  const section = must(await createSection(world, { name: 'Stadt', language: 'de' }, mira))
  const place = { path: '/stadt/fluss', section_id: section.id, language: 'de', headline }
  await world.db
    .insertInto('articles')
    .values({
      ...place,
      id: 'a',
      status: 'published',
      revision: 2,
      published_revision: 1,
      label: null,
      publish_at: null,
      embargo_until: null,
      first_published_at: now,
      unpublished_at: null,
      created_at: now,
      created_by: null,
      changed_at: now,
      changed_by: null,
    })
    .execute()
  await world.db
    .insertInto('article_revisions')
    .values({
      article_id: 'a',
      number: 2,
      kind: 'save',
      content: JSON.stringify(content),
      saved_at: now,
      saved_by: null,
      saved_by_name: 'Mira',
    })
    .execute()
  await world.db
    .insertInto('published_articles')
    .values({
      ...place,
      article_id: 'a',
      translation_group: 'a',
      kicker: null,
      standfirst: null,
      teaser: null,
      dateline: null,
      bylines: '[]',
      label: null,
      ai_note: null,
      lead_picture: JSON.stringify(published.leadPicture),
      comment_mode: 'before',
      search_title: null,
      search_description: null,
      canonical_url: null,
      word_count: 0,
      revision: 1,
      published_at: now,
      updated_at: null,
      body: '{}',
      body_text: '',
    })
    .execute()
}
