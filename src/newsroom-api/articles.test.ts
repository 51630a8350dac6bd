import { expect, it } from 'vitest'
import { anActor, anArticle, aSection } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import type { TokenRole } from '../accounts/index.ts'
import { savePins } from '../front-page/index.ts'
import { indexArticles } from '../search/index.ts'
import { articleRevisionsApi } from './article-revisions.ts'
import { articlesApi } from './articles.ts'

const as = (world: TestWorld, role: TokenRole | null = 'editor') =>
  callerAs(world, [articlesApi(world), articleRevisionsApi(world)], role)

const input = (given: Record<string, unknown> = {}) => ({
  headline: 'Rat tagt',
  body: { format: 'html', content: '<p>Text.</p>' },
  section: 'politik',
  status: 'draft',
  ...given,
})

/** An editor at a site that has the section Politik. */
async function editorAt(world: TestWorld) {
  await aSection(world)
  return as(world)
}

const revision = (number: number) => ({ 'if-match': `"${number}"` })

describeOnEachDatabase('the API of articles', (testWorld) => {
  it('makes an article and tells where it is', async () => {
    const world = await testWorld()
    const editor = await editorAt(world)
    const made = await editor.call('POST', '/articles', input({ status: 'published' }))
    expect(made).toMatchObject({
      status: 201,
      body: {
        path: '/politik/rat-tagt',
        url: 'https://zeitung.example/politik/rat-tagt',
        revision: 1,
        status: 'published',
      },
    })
    expect(Object.keys(made.body).toSorted()).toEqual(['id', 'path', 'revision', 'status', 'url'])
    expect(made.headers.get('location')).toBe(`/api/v1/articles/${made.body.id}`)
    expect(made.headers.get('etag')).toBe('"1"')
  })

  it('reads it back with everything that was given', async () => {
    const world = await testWorld()
    const editor = await editorAt(world)
    const given = {
      kicker: 'Haushalt',
      standfirst: 'Worum es geht',
      teaser: 'Für Listen',
      dateline: { places: ['PEKING', 'LONDON'], source: 'dpa' },
      language: 'en',
      label: 'analysis',
      aiNote: 'Übersetzt',
      comments: 'closed',
      searchTitle: 'Titel',
      searchDescription: 'Beschreibung',
      canonicalUrl: 'https://example.org/a',
    }
    const made = await editor.call(
      'POST',
      '/articles',
      input({ ...given, tags: ['Rat'], authors: ['Erika Muster', { agency: 'dpa' }] }),
    )
    const read = await editor.call('GET', `/articles/${made.body.id}`)
    expect(read).toMatchObject({
      status: 200,
      body: {
        ...given,
        tags: [{ name: 'Rat' }],
        bylines: [
          { kind: 'author', name: 'Erika Muster' },
          { kind: 'agency', name: 'dpa' },
        ],
        bodyHtml: '<p>Text.</p>',
        wordCount: 1,
        may: { write: true, publish: true, unpublish: false },
      },
    })
    expect(read.headers.get('etag')).toBe('"1"')
  })

  it.each([
    ['html', '<p>Ein <b>Wort</b></p>', '<p>Ein <strong>Wort</strong></p>'],
    ['markdown', 'Ein **Wort**', '<p>Ein <strong>Wort</strong></p>'],
    [
      'doc',
      { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Ein Wort' }] }] },
      '<p>Ein Wort</p>',
    ],
  ])('takes a body as %s', async (format, content, html) => {
    const world = await testWorld()
    const editor = await editorAt(world)
    const made = await editor.call('POST', '/articles', input({ body: { format, content } }))
    expect((await editor.call('GET', `/articles/${made.body.id}`)).body.bodyHtml).toBe(html)
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['no headline', { headline: undefined }, 'headline'],
    ['a headline of nothing', { headline: '  ' }, 'headline'],
    ['a headline of signs nobody sees', { headline: '\u0000\u0001' }, 'headline'],
    ['a headline of 10,000 characters', { headline: 'x'.repeat(10_000) }, 'headline'],
    ['a headline that is a number', { headline: 7 }, 'headline'],
    ['no body', { body: undefined }, 'body'],
    ['a body of an unknown kind', { body: { format: 'rtf', content: '' } }, 'body.format'],
    ['a body too long', { body: { format: 'html', content: 'x'.repeat(2_000_001) } }, 'body.content'],
    ['an unknown section', { section: 'sport' }, 'section'],
    ['a section of nothing', { section: '' }, 'section'],
    ['a slug of slashes', { slug: '////' }, 'slug'],
    ['an unknown status', { status: 'live' }, 'status'],
    ['a withdrawn one', { status: 'unpublished' }, 'status'],
    ['a schedule without a time', { status: 'scheduled' }, 'publishAt'],
    ['a schedule for yesterday', { status: 'scheduled', publishAt: '2026-11-22T09:00:00Z' }, 'publishAt'],
    ['a time that is none', { status: 'scheduled', publishAt: 'morgen' }, 'publishAt'],
    ['the 30th of February', { status: 'scheduled', publishAt: '2027-02-30T09:00:00Z' }, 'publishAt'],
    ['the year 1969', { status: 'published', publishAt: '1969-07-20T20:17:40Z' }, 'publishAt'],
    ['the year 2100', { status: 'scheduled', publishAt: '2100-01-01T00:00:00Z' }, 'publishAt'],
    ['the year 0', { status: 'published', publishAt: '0000-01-01T00:00:00Z' }, 'publishAt'],
    ['the year 10000', { embargoUntil: '9999-12-31T23:59:59-01:00' }, 'embargoUntil'],
    ['a language that is none', { language: 'Deutsch' }, 'language'],
    ['a canonical address that runs', { canonicalUrl: 'javascript:alert(1)' }, 'canonicalUrl'],
    ['51 tags', { tags: Array.from({ length: 51 }, (_, number) => `t${number}`) }, 'tags'],
    ['an empty tag', { tags: [''] }, 'tags.0'],
    ['a dateline without a place', { dateline: { places: [] } }, 'dateline.places'],
    ['a picture that is not there', { leadPicture: { mediaId: 'none' } }, 'leadPicture.mediaId'],
    ['a translation of nothing', { translationOf: 'none' }, 'translationOf'],
    ['an unknown label', { label: 'joke' }, 'label'],
  ])('says what to mend: %s', async (_, given, path) => {
    const world = await testWorld()
    const editor = await editorAt(world)
    const answer = await editor.call('POST', '/articles', input(given))
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.body).toMatchObject({
      type: expect.stringMatching(/^urn:depesche:problem:/),
      title: expect.any(String),
      status: 422,
      detail: expect.any(String),
    })
    const { errors } = answer.body as { errors: { path: string; message: string }[] }
    expect(errors.map((error) => error.path).join()).toContain(path)
    for (const { message } of errors) expect(message).not.toBe('')
    expect(await world.db.selectFrom('articles').select('id').execute()).toEqual([])
  })

  it('says it in the language that is asked for', async () => {
    const editor = await editorAt(await testWorld())
    const german = await editor.call('POST', '/articles', input({ section: 'sport' }), {
      'accept-language': 'de-DE,de;q=0.9',
    })
    const english = await editor.call('POST', '/articles', input({ section: 'sport' }), {
      'accept-language': 'en',
    })
    expect(german.body.type).toBe(english.body.type)
    expect(german.body.detail).not.toBe(english.body.detail)
    expect(german.body.detail).toContain('Ressort')
    const headline = await editor.call('POST', '/articles', input({ headline: 'x'.repeat(10_000) }), {
      'accept-language': 'de',
    })
    expect(headline.body.errors).toEqual([{ path: 'headline', message: 'Höchstens 400 Zeichen.' }])
  })

  it('is closed without a token, to scoring tokens, and to moderators who would write', async () => {
    const world = await testWorld()
    const article = await anArticle(world)
    const calls = [
      ['GET', '/articles'],
      ['GET', `/articles/${article.id}`],
      ['POST', '/articles'],
      ['PATCH', `/articles/${article.id}`],
      ['DELETE', `/articles/${article.id}`],
      ['POST', `/articles/${article.id}/corrections`],
      ['GET', `/articles/${article.id}/revisions`],
      ['POST', `/articles/${article.id}/revisions/1/restore`],
    ] as const
    for (const [method, path] of calls) {
      expect(
        (await (await as(world, null)).call(method, path, method === 'GET' ? undefined : {})).status,
      ).toBe(401)
      expect(
        (await (await as(world, 'scoring')).call(method, path, method === 'GET' ? undefined : {})).status,
      ).toBe(403)
      if (method !== 'GET')
        expect((await (await as(world, 'moderator')).call(method, path, {})).status).toBe(403)
    }
    expect(
      (await (await as(world, 'author')).call('POST', '/articles', input({ status: 'published' }))).status,
    ).toBe(403)
  })

  it('changes what is given, from the revision that is named', async () => {
    const world = await testWorld()
    const editor = await editorAt(world)
    const { body } = await editor.call('POST', '/articles', input({ kicker: 'Alt', standfirst: 'Vorspann' }))
    const path = `/articles/${body.id}`
    expect(await editor.call('PATCH', path, { headline: 'Neu' })).toMatchObject({ status: 428 })
    for (const header of ['"1"', 'W/"1"', '1'])
      expect(
        (await editor.call('PATCH', path, { headline: 'Neu' }, { 'if-match': header.replace('1', '9') }))
          .status,
      ).toBe(412)
    expect(await editor.call('PATCH', path, {}, { 'if-match': '*' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'If-Match' }] },
    })
    const changed = await editor.call(
      'PATCH',
      path,
      { headline: 'Neu', kicker: '', standfirst: null },
      revision(1),
    )
    expect(changed).toMatchObject({
      status: 200,
      body: { headline: 'Neu', kicker: null, standfirst: null, revision: 2 },
    })
    expect(changed.headers.get('etag')).toBe('"2"')
    const outdated = await editor.call('PATCH', path, { headline: 'Zu spät' }, revision(1))
    expect(outdated).toMatchObject({
      status: 412,
      body: { currentRevision: 2, type: 'urn:depesche:problem:revision-outdated' },
    })
    expect((await editor.call('GET', path)).body.headline).toBe('Neu')
    expect((await editor.call('PATCH', '/articles/none', {}, revision(1))).status).toBe(404)
  })

  it('unpublishes once', async () => {
    const world = await testWorld()
    const editor = await editorAt(world)
    const { body } = await editor.call('POST', '/articles', input({ status: 'published' }))
    const path = `/articles/${body.id}`
    expect((await editor.call('DELETE', path, undefined, revision(7))).status).toBe(412)
    expect(await editor.call('DELETE', path, undefined, revision(1))).toMatchObject({
      status: 200,
      body: { status: 'unpublished' },
    })
    expect((await editor.call('DELETE', path)).status).toBe(409)
    expect((await editor.call('DELETE', path, undefined, revision(2))).status).toBe(409)
    expect((await editor.call('DELETE', '/articles/none')).status).toBe(404)
  })

  it('discards a draft, from the revision that is named', async () => {
    const world = await testWorld()
    const editor = await editorAt(world)
    const { body } = await editor.call('POST', '/articles', input({ tags: ['Rat'], authors: ['Mia'] }))
    const path = `/articles/${body.id}`
    await editor.call('PATCH', path, { kicker: 'Haushalt' }, revision(1))
    expect(await editor.call('GET', path)).toMatchObject({ body: { may: { discard: true } } })
    expect((await editor.call('POST', `${path}/discard`)).status).toBe(428)
    expect((await editor.call('POST', `${path}/discard`, undefined, revision(1))).status).toBe(412)
    expect((await editor.call('POST', `${path}/discard`, undefined, revision(2))).status).toBe(204)
    expect((await editor.call('GET', path)).status).toBe(404)
    expect((await editor.call('POST', `${path}/discard`, undefined, revision(2))).status).toBe(404)
    const again = await editor.call('POST', '/articles', input())
    expect(again.body.path).toBe(body.path)
  })

  it('discards nothing that was published, is scheduled, pinned, or another author’s', async () => {
    const world = await testWorld()
    const editor = await editorAt(world)
    const author = await as(world, 'author')
    const discard = (by: typeof editor, id: unknown, number = 1) =>
      by.call('POST', `/articles/${id}/discard`, undefined, revision(number))
    const published = await editor.call('POST', '/articles', input({ status: 'published' }))
    expect(await discard(editor, published.body.id)).toMatchObject({
      status: 409,
      body: { type: 'urn:depesche:problem:not-a-draft' },
    })
    const scheduled = { status: 'scheduled', publishAt: '2026-11-24T09:00:00Z' }
    const planned = await editor.call('POST', '/articles', input(scheduled))
    expect((await discard(editor, planned.body.id)).status).toBe(409)
    const draft = await editor.call('POST', '/articles', input())
    expect((await discard(author, draft.body.id)).status).toBe(403)
    await savePins(
      world,
      {
        pins: [
          { articleId: String(planned.body.id), slot: 'lead', headline: null, mediaId: null, until: null },
        ],
        expected: 0,
      },
      anActor(),
    )
    await editor.call('PATCH', `/articles/${planned.body.id}`, { status: 'draft' }, revision(1))
    expect(await discard(editor, planned.body.id, 2)).toMatchObject({
      status: 409,
      body: { type: 'urn:depesche:problem:pinned' },
    })
  })

  it('publishes corrections', async () => {
    const world = await testWorld()
    const editor = await editorAt(world)
    const { body } = await editor.call('POST', '/articles', input({ status: 'published' }))
    const made = await editor.call('POST', `/articles/${body.id}/corrections`, { text: 'Richtig ist …' })
    expect(made).toMatchObject({
      status: 201,
      body: { text: 'Richtig ist …', publishedAt: world.clock.now() },
    })
    expect((await editor.call('GET', `/articles/${body.id}`)).body.corrections).toEqual([made.body])
    expect((await editor.call('POST', `/articles/${body.id}/corrections`, { text: ' ' })).status).toBe(422)
    const draft = await editor.call('POST', '/articles', input())
    expect((await editor.call('POST', `/articles/${draft.body.id}/corrections`, { text: 'a' })).status).toBe(
      409,
    )
    expect((await editor.call('POST', '/articles/none/corrections', { text: 'a' })).status).toBe(404)
  })

  it('shows and restores revisions', async () => {
    const world = await testWorld()
    const editor = await editorAt(world)
    const { body } = await editor.call('POST', '/articles', input({ headline: 'Alt' }))
    const path = `/articles/${body.id}`
    await editor.call('PATCH', path, { headline: 'Neu' }, revision(1))
    const list = await editor.call('GET', `${path}/revisions?limit=1`)
    expect(list.body).toMatchObject({
      items: [{ number: 2, headline: 'Neu', kind: 'save' }],
      nextCursor: expect.any(String),
    })
    expect(
      (await editor.call('GET', `${path}/revisions?limit=1&cursor=${list.body.nextCursor}`)).body,
    ).toMatchObject({ items: [{ number: 1, headline: 'Alt' }], nextCursor: null })
    expect((await editor.call('GET', `${path}/revisions/1`)).body).toMatchObject({
      content: { headline: 'Alt' },
    })
    const restored = await editor.call('POST', `${path}/revisions/1/restore`, undefined, revision(2))
    expect(restored).toMatchObject({ status: 200, body: { headline: 'Alt', revision: 3 } })
    expect((await editor.call('POST', `${path}/revisions/1/restore`)).status).toBe(428)
    expect((await editor.call('POST', `${path}/revisions/1/restore`, undefined, revision(2))).status).toBe(
      412,
    )
  })

  // Numbers that no column holds were internal errors on PostgreSQL.
  it.each(['0', '-1', 'x', '1.5', '99999999999', '1e99'])('knows no revision %s', async (number) => {
    const world = await testWorld()
    const editor = await editorAt(world)
    const article = await anArticle(world)
    expect([404, 422]).toContain(
      (await editor.call('GET', `/articles/${article.id}/revisions/${number}`)).status,
    )
    expect([404, 422]).toContain(
      (
        await editor.call(
          'POST',
          `/articles/${article.id}/revisions/${number}/restore`,
          undefined,
          revision(1),
        )
      ).status,
    )
    const cursor = Buffer.from(number).toString('base64url')
    expect([200, 422]).toContain(
      (await editor.call('GET', `/articles/${article.id}/revisions?cursor=${cursor}`)).status,
    )
    expect([412, 422]).toContain(
      (await editor.call('PATCH', `/articles/${article.id}`, {}, { 'if-match': number })).status,
    )
  })
})

describeOnEachDatabase('the list of articles', (testWorld) => {
  it('is read page by page, in every order', async () => {
    const world = await testWorld()
    const editor = await editorAt(world)
    for (const headline of ['a', 'b', 'c', 'd', 'e'])
      await anArticle(world, { headline, status: 'published' })
    for (const sort of ['changed', 'published']) {
      const found: unknown[] = []
      let cursor = ''
      do {
        const { body } = await editor.call(
          'GET',
          `/articles?limit=2&sort=${sort}${cursor && `&cursor=${cursor}`}`,
        )
        found.push(...(body.items as { headline: string }[]).map(({ headline }) => headline))
        cursor = (body.nextCursor as string | null) ?? ''
      } while (cursor)
      expect(found).toEqual(['e', 'd', 'c', 'b', 'a'])
    }
  })

  it('is filtered', async () => {
    const world = await testWorld()
    const editor = await editorAt(world)
    await aSection(world, { name: 'Sport' })
    const articles = [
      await anArticle(world, {
        headline: 'Österreich gewinnt',
        section: 'sport',
        status: 'published',
        tags: ['Fußball'],
        authors: ['Erika Muster'],
      }),
      await anArticle(world, { headline: 'Rat tagt', label: 'opinion', language: 'en' }),
      await anArticle(world, {
        headline: 'Später',
        status: 'scheduled',
        publishAt: '2026-12-01T00:00:00.000Z',
      }),
    ]
    await indexArticles(
      world,
      articles.map(({ id }) => id),
    )
    const found = async (query: string) =>
      ((await editor.call('GET', `/articles?${query}`)).body.items as { headline: string }[]).map(
        ({ headline }) => headline,
      )
    expect(await found('status=published')).toEqual(['Österreich gewinnt'])
    expect(await found('section=sport')).toEqual(['Österreich gewinnt'])
    expect(await found('section=none')).toEqual([])
    expect(await found('tag=Fu%C3%9Fball')).toEqual(['Österreich gewinnt'])
    expect(await found('author=erika-muster')).toEqual(['Österreich gewinnt'])
    expect(await found('label=opinion')).toEqual(['Rat tagt'])
    expect(await found('language=en')).toEqual(['Rat tagt'])
    expect(await found('sort=scheduled')).toEqual(['Später'])
    expect(await found('q=%C3%B6sterreich')).toEqual(['Österreich gewinnt'])
    expect(await found('q=RAT%20tagt')).toEqual(['Rat tagt'])
    expect(await found('q=%25')).toEqual([])
    expect(await found('q=%00')).toHaveLength(3)
    expect(await found('from=2027-01-01T00:00:00Z')).toEqual([])
  })

  it.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'status=live',
    'sort=up',
    'cursor=nonsense',
    'from=gestern',
    'label=x',
    'mine=perhaps',
    `q=${'x'.repeat(201)}`,
  ])('says what to mend: %s', async (query) => {
    const editor = await editorAt(await testWorld())
    expect((await editor.call('GET', `/articles?${query}`)).status).toBe(422)
  })
})

describeOnEachDatabase('a creation that is sent again', (testWorld) => {
  const key = { 'idempotency-key': 'one' }
  const count = async (world: TestWorld) =>
    (await world.db.selectFrom('articles').select('id').execute()).length

  it('makes one article and answers the same, also at the same moment', async () => {
    const world = await testWorld()
    const editor = await editorAt(world)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => editor.call('POST', '/articles', input(), key)),
    )
    for (const answer of answers) expect(answer).toMatchObject({ status: 201, body: answers[0]?.body })
    expect(await count(world)).toBe(1)
  })

  it('with another text is refused; another key or caller makes another', async () => {
    const world = await testWorld()
    const editor = await editorAt(world)
    await editor.call('POST', '/articles', input(), key)
    expect(await editor.call('POST', '/articles', input({ headline: 'Anders' }), key)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'Idempotency-Key' }] },
    })
    await editor.call('POST', '/articles', input(), { 'idempotency-key': 'two' })
    await (await as(world)).call('POST', '/articles', input(), key)
    expect(await count(world)).toBe(3)
  })

  it('that another process is still at is put off, and taken up when that one died', async () => {
    const world = await testWorld()
    const editor = await editorAt(world)
    await editor.call('POST', '/articles', input(), key)
    await world.db.updateTable('idempotent_answers').set({ status: 0 }).execute()
    const putOff = await editor.call('POST', '/articles', input(), key)
    expect(putOff.status).toBe(409)
    expect(putOff.headers.get('retry-after')).toBe('1')
    world.clock.advance({ seconds: 61 })
    expect((await editor.call('POST', '/articles', input(), key)).status).toBe(201)
  })

  it('after a refusal is tried anew', async () => {
    const world = await testWorld()
    const editor = await as(world)
    expect((await editor.call('POST', '/articles', input(), key)).status).toBe(422)
    await aSection(world)
    expect((await editor.call('POST', '/articles', input(), key)).status).toBe(201)
  })

  it('is known for a day', async () => {
    const world = await testWorld()
    const editor = await editorAt(world)
    await editor.call('POST', '/articles', input(), key)
    world.clock.advance({ hours: 25 })
    await editor.call('POST', '/articles', input(), { 'idempotency-key': 'two' })
    await editor.call('POST', '/articles', input(), key)
    expect(await count(world)).toBe(3)
  })
})
