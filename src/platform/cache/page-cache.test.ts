import { describe, expect, it } from 'vitest'
import { openPageCache } from './page-cache.ts'
import type { CachedPage, RenderedPage } from './representation.ts'

const page = (body: string, ...madeOf: string[]): RenderedPage => ({
  status: 200,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body,
  madeOf,
})

const bodyOf = (cached: CachedPage): string => String(cached.representations.identity?.body)

/** A render that ends when it is told to. */
function heldRender() {
  let finish: (page: RenderedPage) => void = () => {}
  let calls = 0
  const promise = new Promise<RenderedPage>((resolve) => {
    finish = resolve
  })
  return {
    finish,
    calls: () => calls,
    render: () => {
      calls++
      return promise
    },
  }
}

describe('the page cache', () => {
  it('answers a kept page without rendering it again', async () => {
    const cache = openPageCache(1_000_000)
    await cache.fill('/', async () => page('Guten Tag', 'front-page'))
    expect(bodyOf(cache.get('/') as CachedPage)).toBe('Guten Tag')
    expect(cache.get('/anderswo')).toBeUndefined()
  })

  it('drops exactly the pages made of a tag', async () => {
    const cache = openPageCache(1_000_000)
    await cache.fill('/a', async () => page('a', 'article:1', 'section:1'))
    await cache.fill('/b', async () => page('b', 'article:2', 'section:1'))
    await cache.fill('/c', async () => page('c', 'article:2', 'section:2'))
    expect(cache.drop(['article:1'])).toBe(1)
    expect(['/a', '/b', '/c'].filter((key) => cache.get(key))).toEqual(['/b', '/c'])
    cache.drop(['section:1', 'article:9'])
    expect(['/a', '/b', '/c'].filter((key) => cache.get(key))).toEqual(['/c'])
    cache.drop(['*'])
    expect(cache.stats()).toMatchObject({ pages: 0, bytes: 0 })
  })

  it('does not keep a page that does not say what it was made of', async () => {
    const cache = openPageCache(1_000_000)
    const answered = await cache.fill('/', async () => page('privat'))
    expect(bodyOf(answered)).toBe('privat')
    expect(cache.get('/')).toBeUndefined()
  })

  it('renders a cold page once for a burst of readers', async () => {
    const cache = openPageCache(1_000_000)
    const held = heldRender()
    const burst = Array.from({ length: 100 }, () => cache.fill('/', held.render))
    held.finish(page('einmal', 'front-page'))
    const answers = await Promise.all(burst)
    expect(held.calls()).toBe(1)
    expect(new Set(answers).size).toBe(1)
  })

  it('does not keep what was dropped while it was rendered, and later readers get the new page', async () => {
    const cache = openPageCache(1_000_000)
    const old = heldRender()
    const first = cache.fill('/', old.render)
    cache.drop(['article:1'])
    const second = cache.fill('/', async () => page('neu', 'article:1'))
    old.finish(page('alt', 'article:1'))
    expect(bodyOf(await first)).toBe('alt')
    expect(bodyOf(await second)).toBe('neu')
    expect(bodyOf(cache.get('/') as CachedPage)).toBe('neu')
  })

  // The list of drops was emptied when the newer render ended, and the older one then took its place.
  it('never lets a slow render of the old state replace the new page', async () => {
    const cache = openPageCache(1_000_000)
    const old = heldRender()
    const first = cache.fill('/', old.render)
    cache.drop(['article:1'])
    await cache.fill('/', async () => page('neu', 'article:1'))
    old.finish(page('alt', 'article:1'))
    await first
    expect(bodyOf(cache.get('/') as CachedPage)).toBe('neu')
  })

  it('keeps a page when something else was dropped while it was rendered', async () => {
    const cache = openPageCache(1_000_000)
    const held = heldRender()
    const filling = cache.fill('/', held.render)
    cache.drop(['article:2'])
    held.finish(page('a', 'article:1'))
    await filling
    expect(cache.get('/')).toBeDefined()
  })

  it('tries again after a render that failed', async () => {
    const cache = openPageCache(1_000_000)
    await expect(cache.fill('/', () => Promise.reject(new Error('database gone')))).rejects.toThrow('gone')
    expect(bodyOf(await cache.fill('/', async () => page('da', 'x')))).toBe('da')
  })

  it('stays within its bound and gives up first what was longest not asked for', async () => {
    const cache = openPageCache(40_000)
    for (let number = 0; number < 100; number++) {
      await cache.fill(`/${number}`, async () => page('x'.repeat(300), `article:${number}`))
      cache.get('/0')
    }
    expect(cache.stats().bytes).toBeLessThanOrEqual(40_000)
    expect(cache.get('/0')).toBeDefined()
    expect(cache.get('/1')).toBeUndefined()
    expect(cache.get('/99')).toBeDefined()
  })

  it('counts the memory of what it holds of each page, and makes room for it', async () => {
    const cache = openPageCache(40_000)
    const text = (number: number) => Array.from({ length: 300 }, (_, at) => (at * number) % 997).join(' ')
    for (let number = 0; number < 100; number++) {
      const kept = await cache.fill(`/${number}`, async () => page(text(number), 'x'))
      await kept.pack('br')
      const packed = cache.stats().bytes
      const { body } = await kept.pack('identity')
      if (number === 0) expect(cache.stats().bytes).toBeGreaterThanOrEqual(packed + body.length)
      await kept.pack('gzip')
    }
    const { bytes, pages } = cache.stats()
    expect(bytes).toBeLessThanOrEqual(40_000)
    expect(pages).toBeGreaterThan(0)
    cache.drop(['*'])
    expect(cache.stats()).toMatchObject({ pages: 0, bytes: 0 })
  })

  it('does not count what is packed of a page that was dropped', async () => {
    const cache = openPageCache(1_000_000)
    const kept = await cache.fill('/', async () => page('Der Rat tagt. '.repeat(200), 'x'))
    cache.drop(['x'])
    await kept.pack('br')
    expect(cache.stats()).toMatchObject({ pages: 0, bytes: 0 })
  })

  it('answers a page too large for it without keeping it', async () => {
    const cache = openPageCache(4000)
    await cache.fill('/', async () => page('y'.repeat(100_000), 'x'))
    expect(cache.stats()).toMatchObject({ pages: 0, bytes: 0 })
  })

  it('counts a page that is filled again only once', async () => {
    const cache = openPageCache(1_000_000)
    await cache.fill('/', async () => page('a', 'x'))
    const { bytes } = cache.stats()
    await cache.fill('/', async () => page('a', 'x'))
    expect(cache.stats()).toMatchObject({ pages: 1, bytes })
  })
})
