import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { debianPython, newsboat } from '../setup/feed-readers.ts'
import { type Paper, startPaper, write } from './paper.ts'

/** Reads feeds as feedparser does and tells what it made of them. */
const script = `
import feedparser, json, sys
def told(address):
    feed = feedparser.parse(address)
    return {
        'address': address, 'status': feed.get('status'), 'version': feed.version,
        'warning': str(feed.get('bozo_exception', '')) if feed.bozo else None,
        'title': feed.feed.get('title'), 'updated': feed.feed.get('updated'),
        'hubs': [link.href for link in feed.feed.get('links', []) if link.rel == 'hub'],
        'entries': [{
            'id': entry.get('id'), 'title': entry.get('title'), 'link': entry.get('link'),
            'authors': [author.get('name') for author in entry.get('authors', [])],
            'tags': [tag.term for tag in entry.get('tags', [])],
            'published': entry.get('published_parsed') is not None,
            'text': (entry.get('content') or [{'value': entry.get('summary', '')}])[0]['value'],
        } for entry in feed.entries],
    }
print(json.dumps([told(address) for address in sys.argv[1:]]))
`
type Read = {
  address: string
  status: number
  version: string
  warning: string | null
  title: string
  hubs: string[]
  entries: {
    id: string
    title: string
    link: string
    authors: string[]
    tags: string[]
    published: boolean
    text: string
  }[]
}

const hostile = 'Rat & Bürger: <b>„Ja“</b> ]]> &amp; \u202e 😀 – 5 < 6'

describe('feeds in readers that are not ours', () => {
  let paper: Paper
  let path = ''
  const folder = mkdtempSync(join(tmpdir(), 'depesche-feeds-'))

  beforeAll(async () => {
    paper = await startPaper()
    const { administrator } = paper
    await write(administrator, {
      headline: 'Der Hafen bekommt eine Brücke',
      authors: ['Mira Lohse'],
      tags: ['Häfen'],
    })
    const article = await write(administrator, {
      headline: hostile,
      authors: ['Mira Lohse', 'Ben Öz'],
      tags: ['Häfen', 'R&D <x>'],
      body: {
        format: 'markdown',
        content:
          '## Was nun?\n\nEin **Satz** mit [Verweis](https://elbe.example/?a=1&b=2).\n\n- eins\n- zwei',
      },
    })
    path = article.path
    const correction = { text: 'Es waren <zwölf> Stimmen.' }
    const corrected = await administrator.call('POST', `/articles/${article.id}/corrections`, correction)
    expect(corrected.status).toBe(201)
  })
  afterAll(async () => {
    await paper?.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  const addresses = () =>
    [
      ...['', '/nachrichten', '/themen/haefen', '/autoren/mira-lohse', '/newsletter/main'].flatMap((page) =>
        ['xml', 'atom'].map((format) => `${page}/feed.${format}`),
      ),
      `${path}/comments.xml`,
      `${path}/similar.xml`,
      '/feed/',
      '/feed/atom/',
    ].map((each) => paper.url + each)

  it('are read by feedparser without a warning, with everything in its place', () => {
    const read: Read[] = JSON.parse(
      execFileSync(debianPython, ['-c', script, ...addresses()], { encoding: 'utf8', timeout: 60_000 }),
    )
    for (const feed of read) {
      expect(feed, feed.address).toMatchObject({ status: 200, warning: null, hubs: [`${paper.url}/websub`] })
      expect(feed.version).toBe(feed.address.includes('atom') ? 'atom10' : 'rss20')
      expect(feed.title).toContain('Der Elbbote')
    }
    const of = (end: string) => read.find(({ address }) => address === paper.url + end)?.entries ?? []
    for (const end of [
      '/feed.xml',
      '/feed.atom',
      '/themen/haefen/feed.xml',
      '/autoren/mira-lohse/feed.atom',
    ]) {
      const [newest, older] = of(end)
      // Titles are text in Atom and may be HTML in RSS: feedparser keeps what is escaped twice.
      expect(newest?.title.replaceAll('&lt;', '<')).toContain('5 < 6')
      expect(newest?.link).toBe(paper.url + path)
      expect(newest?.id).toMatch(/^urn:uuid:/)
      expect(newest?.authors).toEqual(['Mira Lohse', 'Ben Öz'])
      expect(newest?.tags).toEqual(expect.arrayContaining(['Häfen', 'R&D <x>']))
      expect(newest?.published).toBe(true)
      expect(newest?.text).toContain('https://elbe.example/?a=1&amp;b=2')
      expect(newest?.text).toContain('&lt;zwölf&gt;')
      expect(older?.title).toBe('Der Hafen bekommt eine Brücke')
    }
    const ids = (end: string) => of(end).map(({ id }) => id)
    expect(ids('/feed.atom')).toEqual(ids('/feed.xml'))
    expect(ids('/feed/')).toEqual(ids('/feed.xml'))
  })

  it('are read by newsboat without a complaint', () => {
    const [urls, cache, log] = ['urls', 'cache.db', 'log'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    writeFileSync(urls, `${addresses().join('\n')}\n`)
    const options = ['-u', urls, '-c', cache, '-C', '/dev/null', '-d', log, '-l', '4']
    const env = { ...process.env, HOME: folder }
    execFileSync(newsboat, [...options, '-x', 'reload'], { env, timeout: 120_000 })
    const unread = execFileSync(newsboat, [...options, '-x', 'print-unread'], { env, encoding: 'utf8' })
    // Both articles stand in eight feeds; by their ids it knows that they are two.
    expect(unread.trim()).toBe('2 unread articles')
    const complaints = readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => /USERERROR|WARN|parse_.*(?:failed|error)|couldn't/i.test(line))
    expect(complaints).toEqual([])
  })
})
