import { type Answer, type Paper, startPaper, write } from '../journeys/paper.ts'
import { sample, vectorGroups } from './hostile-words.ts'
import { asKept, beginning, confusables, isVisible, naughtyStrings } from './strange-texts.ts'
import { batches } from './xss-vectors.ts'

/** A contribution that readers see, and what was typed for it. */
export type TypedComment = { id: string; name: string; text: string; ownPath: string | null }

export type HostileThreads = Paper & {
  /** Articles with a page of hostile comments each. */
  threads: { path: string; id: string; comments: TypedComment[] }[]
  /** The same with harmless words that use all a comment can: what they consist of is what a thread consists of. */
  harmless: { path: string; ownPath: string }
  /** Where a form came back to be mended: pages as they were answered. */
  sentBack: string[]
  /** HTML parts of all mails. */
  mails: string[]
  /** Answers of the server's own fault, and refusals of what should have been taken. */
  failures: string[]
}

type Words = { name: string; text: string }

/** All strings of the corpora, each as a text and, as far as it fits, as a name. */
export function hostileWords(): Words[] {
  const vectors = vectorGroups().map((group, turn) => ({
    name: group[turn % group.length] ?? '',
    text: group.join('\n'),
  }))
  const naughty = naughtyStrings().map((text) => ({ name: text, text: `Zur Sache: ${text}` }))
  const signs = batches(confusables(), 100).map((pairs) => ({
    name: pairs.map(({ sign, like }) => sign + like).join(''),
    text: pairs.map(({ sign, like }) => `Rat${sign}haus Rat${like}haus`).join('\n'),
  }))
  return [...vectors, ...naughty, ...signs]
}

/** As the form takes a name, said in words of its own: one line, nothing that turns it around, four accents at most. */
export const nameAsKept = (name: string): string =>
  fewAccents(asKept(name).replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, ''))
    .split(/\s+/)
    .filter(Boolean)
    .join(' ')

/** As the form takes a text: ends of lines are `\n` and bare, no two empty lines, four accents at most. */
export const textAsKept = (text: string): string =>
  fewAccents(asKept(text).replaceAll('\r\n', '\n').replaceAll('\r', '\n'))
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n\n\n+/g, '\n\n')
    .trim()

const fewAccents = (text: string): string => text.replace(/(\p{M}{4})\p{M}+/gu, '$1')

const commentsOnPage = 95

export async function startHostileThreads(): Promise<HostileThreads> {
  const paper = await startPaper()
  try {
    return await fill(paper)
  } catch (error) {
    await paper.kill()
    throw error
  }
}

async function fill(paper: Paper): Promise<HostileThreads> {
  const failures: string[] = []
  const threads: HostileThreads['threads'] = []
  for (const [turn, words] of batches(hostileWords(), commentsOnPage).entries()) {
    const { id, path } = await write(paper.administrator, { headline: `Faden ${turn}` })
    const thread = { id, path, comments: [] as TypedComment[] }
    threads.push(thread)
    for (const [place, each] of words.entries()) {
      // Every fifth one answers the one before.
      const parentId = place % 5 === 4 ? (thread.comments.at(-1)?.id ?? null) : null
      const sent = await contribute(paper, { articleId: id, parentId, place, words: each, failures })
      if (sent) thread.comments.push(sent)
    }
  }
  return {
    ...paper,
    threads,
    harmless: await writeHarmless(paper),
    sentBack: await sendBadForms(paper, threads[0]?.id ?? ''),
    mails: await makeMails(paper, threads[0]?.id ?? ''),
    failures,
  }
}

type Given = {
  articleId: string
  parentId: string | null
  place: number
  words: Words
  failures: string[]
}

/** By the form and through the API by turns; null for words of which nothing is to be seen. */
async function contribute(paper: Paper, given: Given): Promise<TypedComment | null> {
  const { articleId, parentId, place, words, failures } = given
  const kept = nameAsKept(beginning(nameAsKept(words.name), 80))
  // Accents alone are no name.
  const name = isVisible(kept.replace(/\p{M}/gu, '')) ? kept : 'Ohne Namen'
  const text = isVisible(words.text) ? words.text : `Zur Sache: ${words.text}`
  const email = `leserin-${articleId}-${place}@example.org`
  const sent =
    place % 2 === 0
      ? await sendForm(paper, { article: articleId, answer: parentId ?? '', name, email, text })
      : await sendJson(paper, articleId, { author: { name, email }, text, ...(parentId ? { parentId } : {}) })
  if (sent.status !== 202 && sent.status !== 303) {
    failures.push(`${sent.status} to ${JSON.stringify({ name, text }).slice(0, 300)}`)
    return null
  }
  const id = sent.id ?? (await idOf(paper, sent.ownPath ?? ''))
  const decision = { commentId: id, decision: 'approve' }
  const decided = await paper.administrator.call('POST', '/moderation/decisions', decision)
  if (decided.status >= 300) failures.push(`the decision on ${id} was answered ${decided.status}`)
  return { id, name, text, ownPath: sent.ownPath }
}

type Sent = { status: number; id: string | null; ownPath: string | null }

async function sendForm({ url }: Paper, fields: Record<string, string>): Promise<Sent> {
  const answer = await fetch(`${url}/kommentare`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
  })
  return { status: answer.status, id: null, ownPath: answer.headers.get('location') }
}

async function sendJson({ url }: Paper, articleId: string, body: unknown): Promise<Sent> {
  const answer = await fetch(`${url}/api/v1/articles/${articleId}/comments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const taken = (await answer.json()) as { id?: string }
  return { status: answer.status, id: taken.id ?? null, ownPath: null }
}

async function idOf({ url }: Paper, ownPath: string): Promise<string> {
  const html = await (await fetch(url + ownPath)).text()
  return /data-comment="([\w-]+)"/.exec(html)?.[1] ?? ''
}

async function writeHarmless(paper: Paper): Promise<HostileThreads['harmless']> {
  const { id, path } = await write(paper.administrator, { headline: 'Ein ruhiger Faden' })
  const text = 'Das *stimmt* **genau**, siehe https://example.org/a.\n\n> ein Zitat\n\nUnd noch ein Absatz.'
  const given = { articleId: id, place: 0, failures: [] }
  const first = await contribute(paper, { ...given, parentId: null, words: { name: 'Ada', text } })
  for (const place of [2, 4, 6])
    await contribute(paper, {
      ...given,
      place,
      parentId: first?.id ?? null,
      words: { name: 'Eva', text: `${text} ${place}` },
    })
  return { path, ownPath: first?.ownPath ?? '' }
}

/** Forms without an address come back with all that was typed. */
async function sendBadForms({ url }: Paper, article: string): Promise<string[]> {
  const pages: string[] = []
  for (const { name, text } of sample(hostileWords(), 60)) {
    const body = new URLSearchParams({ article, name, email: name, text })
    const answer = await fetch(`${url}/kommentare`, { method: 'POST', body })
    pages.push(await answer.text())
  }
  return pages
}

const mailsOfAKind = 40

/** Mails that quote readers: answers to comments, reasons of rejections; to a reader who has confirmed the address. */
async function makeMails(paper: Paper, articleId: string): Promise<string[]> {
  const { url, administrator } = paper
  const author = { name: 'Ada', email: 'ada.leserin@example.org' }
  const call = async (text: string, more = {}) =>
    (await sendJson(paper, articleId, { author, text, ...more })).id ?? ''
  const first = await call('Was meinen die anderen?', { notifyReplies: true })
  const asked = await mailsOf(paper, 'comment-confirmation')
  const secret = asked.map(({ text }) => /bestaetigen\/([\w-]{43})/.exec(text)?.[1]).find(Boolean)
  await fetch(`${url}/kommentare/bestaetigen/${secret}`, { method: 'POST' })
  await administrator.call('POST', '/moderation/decisions', { commentId: first, decision: 'approve' })
  for (const [place, words] of sample(hostileWords(), mailsOfAKind).entries()) {
    const given = { articleId, parentId: first, words, failures: [] }
    await contribute(paper, { ...given, place: 1001 + 2 * place })
    const commentId = await call(`${words.text} ${place}`)
    const against = { commentId, decision: 'reject', rule: '1', explanation: words.text.slice(0, 300) }
    await administrator.call('POST', '/moderation/decisions', against)
  }
  // Answers are told in the background.
  for (let tries = 0; tries < 60; tries++) {
    if ((await mailsOf(paper, 'comment-reply')).length >= mailsOfAKind) break
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return (await mailsOf(paper)).flatMap(({ html }) => html ?? [])
}

type MailInOutbox = { text: string; html: string | null }

async function mailsOf({ administrator }: Paper, kind?: string): Promise<MailInOutbox[]> {
  type Page = { items: { id: string; kind: string; to: string }[]; nextCursor: string | null }
  const items: Page['items'] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const path: string = `/outbox?limit=100${cursor && `&cursor=${cursor}`}`
    const { body }: Answer<Page> = await administrator.call<Page>('GET', path)
    items.push(...body.items)
    // What readers got for the first contributions lies far behind.
    cursor = items.length < 600 ? body.nextCursor : null
  }
  const wanted = items.filter(
    (item) => item.to === 'ada.leserin@example.org' && (kind === undefined || item.kind === kind),
  )
  return Promise.all(
    wanted.map(async ({ id }) => (await administrator.call<MailInOutbox>('GET', `/outbox/${id}`)).body),
  )
}
