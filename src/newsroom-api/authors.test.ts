import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import type { TokenRole } from '../accounts/index.ts'
import { authorsApi } from './authors.ts'

const as = (world: TestWorld, role: TokenRole | null = 'editor') => callerAs(world, [authorsApi(world)], role)

describeOnEachDatabase('the API of authors', (testWorld) => {
  it('makes an author and tells the address', async () => {
    const world = await testWorld()
    const input = {
      name: 'Şenay Aydoğdu',
      roleTitle: 'Redakteurin Wirtschaft',
      email: 'senay@zeitung.example',
      website: null,
    }
    const made = await (await as(world)).call('POST', '/authors', input)
    expect(made).toMatchObject({
      status: 201,
      body: {
        ...input,
        slug: 'senay-aydogdu',
        path: '/autoren/senay-aydogdu',
        revision: 1,
        portraitMediaId: null,
      },
    })
  })

  it('says what to mend', async () => {
    const world = await testWorld()
    const editor = await as(world)
    await editor.call('POST', '/authors', { name: 'Mira Lohse' })
    const cases = [
      [{ name: 'mira  LOHSE' }, 'name'],
      [{ name: 'Neu', slug: 'mira-lohse' }, 'slug'],
      [{ name: 'Neu', slug: '„…“' }, 'slug'],
      [{ name: '\u202e\u2066' }, 'name'],
      [{ name: 'Neu', email: 'keine' }, 'email'],
      [{ name: 'Neu', website: 'ftp://x.example' }, 'website'],
    ]
    for (const [input, field] of cases) {
      expect(await editor.call('POST', '/authors', input), JSON.stringify(input)).toMatchObject({
        status: 422,
        body: { errors: [{ path: field }] },
      })
    }
  })

  it('different names with one address get a number, and each is found by its name', async () => {
    const world = await testWorld()
    const editor = await as(world)
    const slugs: unknown[] = []
    for (const name of ['Kim!', 'Kim', 'K.I.M.', 'Лев'])
      slugs.push((await editor.call('POST', '/authors', { name })).body.slug)
    expect(slugs.slice(0, 3)).toEqual(['kim', 'kim-2', 'k-i-m'])
    expect(slugs[3]).toMatch(/^author-/)
    await anArticle(world, { authors: ['Kim'], status: 'published' })
    const { items } = (await editor.call('GET', '/authors?q=kim')).body
    expect(items).toMatchObject([
      { name: 'Kim', articleCount: 1 },
      { name: 'Kim!', articleCount: 0 },
    ])
  })

  it('a name holds nothing that turns the line around it', async () => {
    const editor = await as(await testWorld())
    const { body } = await editor.call('POST', '/authors', { name: '\u202eMira\u2066 Lohse\u2069 ' })
    expect(body).toMatchObject({ name: 'Mira Lohse', slug: 'mira-lohse' })
  })

  it('lists by name, with how many articles each has', async () => {
    const world = await testWorld()
    const editor = await as(world)
    for (const name of ['Zoe', 'Ärmel', 'Mira Lohse']) await editor.call('POST', '/authors', { name })
    await anArticle(world, { authors: ['Mira Lohse'], status: 'published' })
    const first = await editor.call('GET', '/authors?limit=2')
    expect(first.body.items).toMatchObject([
      { name: 'Ärmel', articleCount: 0 },
      { name: 'Mira Lohse', articleCount: 1 },
    ])
    const second = await editor.call('GET', `/authors?limit=2&cursor=${first.body.nextCursor}`)
    expect(second.body).toMatchObject({ items: [{ name: 'Zoe' }], nextCursor: null })
    expect((await editor.call('GET', '/authors?q=loh')).body.items).toMatchObject([{ name: 'Mira Lohse' }])
  })

  it('changes an author only on the revision that was read', async () => {
    const world = await testWorld()
    const editor = await as(world)
    const { id } = (
      await editor.call('POST', '/authors', { name: 'Mira Lohse', biography: 'Aus Altenhorst.' })
    ).body
    expect((await editor.call('PATCH', `/authors/${id}`, { biography: null })).status).toBe(428)
    const changed = await editor.call('PATCH', `/authors/${id}`, { biography: null }, { 'if-match': '"1"' })
    expect(changed).toMatchObject({ status: 200, body: { biography: null, name: 'Mira Lohse', revision: 2 } })
    expect((await editor.call('PATCH', `/authors/${id}`, { name: 'X' }, { 'if-match': '"1"' })).status).toBe(
      412,
    )
    expect((await editor.call('GET', `/authors/${id}`)).body.name).toBe('Mira Lohse')
  })

  it('keeps an author with articles', async () => {
    const world = await testWorld()
    const editor = await as(world)
    const { id } = (await editor.call('POST', '/authors', { name: 'Mira Lohse' })).body
    const other = (await editor.call('POST', '/authors', { name: 'Zoe' })).body
    await anArticle(world, { authors: ['Mira Lohse'] })
    expect((await editor.call('DELETE', `/authors/${id}`)).status).toBe(409)
    expect((await editor.call('DELETE', `/authors/${other.id}`)).status).toBe(204)
  })

  it('asks for the permission each call needs', async () => {
    const world = await testWorld()
    const cases = [
      [null, 401],
      ['author', 403],
      ['editor', 201],
    ] as const
    for (const [role, making] of cases) {
      expect(
        (await (await as(world, role)).call('POST', '/authors', { name: `Neu ${role}` })).status,
        `as ${role}`,
      ).toBe(making)
    }
  })
})
