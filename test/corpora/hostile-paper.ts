import type { Media } from '../../src/newsroom-api/contract/media.ts'
import type { SettingsAnswer, TextsCatalogue } from '../../src/newsroom-api/contract/settings.ts'
import { type Answer, type Colleague, type Paper, startPaper } from '../journeys/paper.ts'
import { aJpeg, withIptc } from '../pictures.ts'
import { signInFromStrangeBrowsers, translate, tryAddresses } from './hostile-addresses.ts'
import { clip, type Group, hostileBlocks, sample, vectorGroups } from './hostile-words.ts'
import { batches } from './xss-vectors.ts'

/** A published article and its headline as it was typed. */
export type Typed = { path: string; headline: string }

/** A paper in which every field that a person can fill holds vectors. */
export type HostilePaper = Paper & {
  articles: Typed[]
  /** The same with harmless words: what they consist of is what an article consists of. */
  harmless: Typed[]
  /** Ids of drafts with vectors everywhere in their bodies. */
  fullOfVectors: string[]
  /** Paths of sections. */
  sections: string[]
  /** Paths of pages, tags and authors. */
  others: string[]
  pictures: string[]
  ids: { section: string; tag: string; author: string; page: string; article: string }
  /** How often a vector was put into a field. */
  places: number
  /** Answers that are no answer to a person: below 200, or of the server's own fault. */
  failures: string[]
}

type Hand = { by: Colleague; groups: readonly Group[]; count(places: number): void; failures: string[] }

export async function startHostilePaper(): Promise<HostilePaper> {
  const paper = await startPaper()
  try {
    return await fill(paper)
  } catch (error) {
    await paper.kill()
    throw error
  }
}

async function fill(paper: Paper): Promise<HostilePaper> {
  const failures: string[] = []
  let places = 0
  const by = { ...paper.administrator, call: watched(paper.administrator.call, failures) }
  const count = (more: number) => {
    places += more
  }
  const hand: Hand = { by, groups: vectorGroups(), failures, count }
  const pictures = await upload(hand)
  const sections = await makeSections(hand)
  const harmless: (Typed & { id: string })[] = []
  for (const group of [['Elbe'], ['Die', 'Elbe'], ['Elbe', 'im', 'Herbst']] as Group[])
    harmless.push(
      await writeArticle(hand, { group, section: 'nachrichten', mediaId: pictures[0] ?? '', turn: 0 }),
    )
  const articles: (Typed & { id: string })[] = []
  for (const [index, group] of hand.groups.entries()) {
    const section = sections[index % sections.length]?.slug ?? ''
    articles.push(await writeArticle(hand, { group, section, mediaId: pictures[0] ?? '', turn: index }))
  }
  const names = await makeNames(hand, pictures[0] ?? '')
  const pages = await makePages(hand)
  await correct(hand, articles)
  for (const { id } of harmless.slice(1))
    await by.call('POST', `/articles/${id}/corrections`, { text: 'Im Herbst.' })
  await pin(hand, articles)
  await fillTheRest(hand)
  await fillSettings(hand)
  count(await tryAddresses(by, articles, hand.groups))
  for (const some of [harmless.slice(0, 2), articles.slice(0, 40)]) await translate(by, some)
  count(await signInFromStrangeBrowsers(paper.url, by, sample(hand.groups.flat(), 40)))
  return {
    ...paper,
    articles,
    harmless,
    fullOfVectors: await writeBodies(hand, pictures[0] ?? ''),
    sections: sections.map(({ path }) => path),
    others: [...names.map(({ path }) => path), ...pages.map(({ path }) => path)],
    pictures,
    ids: {
      section: sections[0]?.id ?? '',
      tag: names[0]?.id ?? '',
      author: names[1]?.id ?? '',
      page: pages[0]?.id ?? '',
      article: articles.at(-1)?.id ?? '',
    },
    places,
    failures,
  }
}

/** Whatever is sent, the answer is one to a person. */
const watched =
  (call: Colleague['call'], failures: string[]): Colleague['call'] =>
  async <T>(method: string, path: string, body?: unknown, ifMatch?: number) => {
    const answer = await call<T>(method, path, body, ifMatch)
    if (answer.status < 200 || answer.status >= 500)
      failures.push(`${method} ${path} answered ${answer.status} to ${JSON.stringify(body)?.slice(0, 300)}`)
    return answer
  }

/** @throws when it was refused: these fields take any text */
function taken<T>({ status, body }: Answer<T>): T {
  if (status === 200 || status === 201) return body
  throw new Error(`refused with ${status}: ${JSON.stringify(body)}`)
}

/** As long as all longer fields allow. */
const wordsOf = (group: readonly string[]): string => clip(group.join(' '), 1000)

type Made = { id: string; slug: string; path: string }

async function writeArticle(
  { by, count }: Hand,
  { group, section, mediaId, turn }: { group: Group; section: string; mediaId: string; turn: number },
): Promise<Typed & { id: string }> {
  const all = wordsOf(group)
  const one = group[turn % group.length] ?? ''
  const names = group.map((each) => clip(each, 120))
  const answer = await by.call<Made>('POST', '/articles', {
    headline: clip(all, 400),
    kicker: clip(one, 120),
    standfirst: all,
    teaser: all,
    dateline: { places: group.map((each) => clip(each, 80)), source: clip(one, 80) },
    body: { format: 'html', content: `<p>${all}</p>` },
    section,
    tags: names,
    authors: [...names, ...names.map((agency) => ({ agency }))],
    leadPicture: { mediaId, alt: all, caption: all, credit: clip(all, 300) },
    aiNote: clip(all, 500),
    searchTitle: clip(one, 200),
    searchDescription: clip(all, 400),
    status: 'published',
  })
  count(group.length * 12 + 3)
  const { id, path } = taken(answer)
  return { id, path, headline: clip(all, 400) }
}

/** Articles with vectors in everything that a body can hold; an editor of them is long, but opens. */
async function writeBodies({ by, groups, count }: Hand, mediaId: string): Promise<string[]> {
  const ids: string[] = []
  for (const batch of batches(sample(groups.flat(), 240), 60)) {
    const content = batch.flatMap((payload) => hostileBlocks(payload, mediaId))
    const body = { format: 'doc', content: { type: 'doc', content } }
    const made = { headline: `Text ${ids.length + 1}`, section: 'nachrichten', status: 'draft', body }
    ids.push(taken(await by.call<Made>('POST', '/articles', made)).id)
    count(batch.length * 20)
  }
  return ids
}

async function upload({ by, groups, count }: Hand): Promise<string[]> {
  const ids: string[] = []
  for (const [index, group] of sample(groups, 24).entries()) {
    const [name] = group
    const all = wordsOf(group)
    const jpeg = await aJpeg({ width: 40 + index, height: 30 })
    const file = withIptc(
      jpeg,
      { 5: all, 80: clip(name, 32), 110: clip(name, 32), 116: all, 120: all },
      'utf8',
    )
    const form = new FormData()
    for (const field of index % 2 ? ['alt', 'caption'] : []) form.append(field, all)
    if (index % 2) form.append('credit', clip(all, 300))
    form.append('file', new File([new Uint8Array(file)], `${name}.jpg`, { type: 'image/jpeg' }))
    ids.push(taken(await by.call<Media>('POST', '/media', form)).id)
    count(group.length * 9)
  }
  return ids
}

async function makeSections({ by, groups, count }: Hand): Promise<Made[]> {
  const sections: Made[] = []
  for (const [index, group] of sample(groups, 40).entries()) {
    const input = { name: clip(wordsOf(group), 120), slug: `ort-${index}`, description: wordsOf(group) }
    sections.push(taken(await by.call<Made>('POST', '/sections', input)))
    count(group.length * 2)
  }
  return sections
}

/** Tags and authors by turns, with all that can be said of them. */
async function makeNames({ by, groups, count }: Hand, portraitMediaId: string): Promise<Made[]> {
  const made: Made[] = []
  for (const [index, group] of sample(groups, 60).entries()) {
    const all = wordsOf(group)
    const name = clip(`${index} ${all}`, 120)
    const tag = { name, slug: `t-${index}`, description: all, aliases: [clip(`oder ${name}`, 120)] }
    made.push(taken(await by.call<Made>('POST', '/tags', tag)))
    const author = { name, slug: `a-${index}`, roleTitle: clip(all, 200), biography: all, portraitMediaId }
    made.push(taken(await by.call<Made>('POST', '/authors', author)))
    for (const address of [group[0], `https://example.org/${group[0]}`, `javascript://example.org/${all}`]) {
      await by.call('PATCH', `/tags/${made.at(-2)?.id}`, { sameAs: address }, 1)
      await by.call('PATCH', `/authors/${made.at(-1)?.id}`, { website: address, email: address }, 1)
    }
    count(group.length * 10)
  }
  return made
}

async function makePages({ by, groups, count }: Hand): Promise<Made[]> {
  const pages: Made[] = []
  for (const [index, group] of sample(groups, 12).entries()) {
    const all = wordsOf(group)
    const body = { format: 'markdown', content: group.join('\n\n') }
    const words = { title: clip(all, 200), searchDescription: clip(all, 400), body, published: true }
    pages.push(taken(await by.call<Made>('POST', '/pages', { ...words, path: `/seite-${index}` })))
    await by.call('POST', '/pages', { ...words, path: `/${all}` })
    count(group.length * 4)
  }
  return pages
}

/** Corrections are long: all vectors fit on a few articles. */
async function correct({ by, groups, count }: Hand, articles: readonly { id: string }[]): Promise<void> {
  for (const [index, batch] of batches(groups.flat(), 40).entries()) {
    const text = clip(batch.join('\n'), 4000)
    taken(await by.call('POST', `/articles/${articles.at(-1 - (index % 4))?.id}/corrections`, { text }))
    count(batch.length)
  }
}

async function pin({ by, groups, count }: Hand, articles: readonly { id: string }[]): Promise<void> {
  const pins = sample(groups, 5).map((group, index) => ({
    slot: index === 0 ? 'lead' : 'second',
    articleId: articles[index]?.id,
    headline: clip(wordsOf(group), 400),
  }))
  taken(await by.call('PUT', '/front-page', { pins }, 0))
  count(pins.length)
}

/** Addresses, names of programs and of colleagues: some are taken, some refused, none is too much. */
async function fillTheRest({ by, groups, count }: Hand): Promise<void> {
  for (const [index, group] of sample(groups, 40).entries()) {
    const all = wordsOf(group)
    for (const address of [all, `/${all}`, `https://example.org/${all}`]) {
      await by.call('POST', '/redirects', { from: `/alt-${index}`, to: address })
      await by.call('POST', '/redirects', { from: address, to: '/nachrichten' })
      const hook = { url: address, description: clip(all, 200), events: ['article.published'] }
      await by.call('POST', '/webhooks', hook)
      await by.call('POST', '/invitations', { email: address, name: clip(all, 120), role: 'author' })
    }
    const email = `kollegin-${index}@elbbote.example`
    await by.call('POST', '/invitations', { email, name: clip(all, 120), role: 'author' })
    await by.call('POST', '/invitations', { email: `"${all}"@elbbote.example`, role: 'author' })
    await by.call('POST', '/tokens', { name: clip(all, 120), role: 'editor' })
    await by.call('POST', '/session/name', { name: clip(all, 120) })
    count(group.length * 14)
  }
}

async function fillSettings({ by, groups, count }: Hand): Promise<void> {
  const { body: settings } = await by.call<SettingsAnswer>('GET', '/settings')
  const { body: catalogue } = await by.call<TextsCatalogue>('GET', '/settings/texts-catalogue')
  const texts = sample(groups, catalogue.items.length)
  // A placeholder that a text does not know is refused, so `{Opera}` comes as `{ Opera }`.
  const own = catalogue.items.map(({ key, text }, index) => [
    key,
    `${wordsOf(texts[index] ?? []).replace(/\{(\w+)\}/g, '{ $1 }')} ${text}`,
  ])
  taken(await by.call('PUT', '/settings/texts', Object.fromEntries(own), settings.texts.version))

  const imprint = { ...settings.imprint.value }
  for (const [index, key] of (Object.keys(imprint) as (keyof typeof imprint)[]).entries())
    imprint[key] = clip(wordsOf(texts[index] ?? []), key === 'postalCode' ? 20 : 40)
  taken(await by.call('PUT', '/settings/imprint', imprint, settings.imprint.version))

  const link = (group: Group) => ({ label: clip(wordsOf(group), 80), url: `/${group[0]}` })
  const outside = (group: Group) => ({ label: clip(group[0], 80), url: `https://example.org/${group[0]}` })
  const rows = sample(groups, 60)
  const navigation = {
    main: rows.slice(0, 20).map(link),
    footer: rows.slice(20, 40).map(outside),
    service: rows.slice(40).map((group) => ({ ...link(group), url: `mailto:${group[0]}` })),
  }
  const asked = await by.call('PUT', '/settings/navigation', navigation, settings.navigation.version)
  if (asked.status !== 200)
    taken(await by.call('PUT', '/settings/navigation', safe(navigation), settings.navigation.version))
  const site = {
    ...settings.site.value,
    name: clip(groups[0]?.[0] ?? '', 60),
    tagline: clip(groups[1]?.[0] ?? '', 200),
  }
  taken(await by.call('PUT', '/settings/site', site, settings.site.version))
  count(own.length * 2 + 60 * 3 + 14)
}

/** The labels stay, the addresses are what a link may have. */
const safe = (navigation: Record<string, { label: string; url: string }[]>) =>
  Object.fromEntries(
    Object.entries(navigation).map(([name, links]) => [
      name,
      links.map(({ label }) => ({ label, url: '/' })),
    ]),
  )
