import type { Article, ArticleInput } from '../../src/newsroom-api/contract/articles.ts'
import type { SetUpInput } from '../../src/newsroom-api/contract/set-up.ts'
import { freshPostgres } from '../fresh-postgres.ts'
import { type RunningServer, type ServerOptions, startServer } from '../server.ts'

/** A server on which a paper has been made. */
export type Paper = RunningServer & { administrator: Colleague }

/** Somebody who works there: signed in, calling the API as their browser would. */
export type Colleague = {
  name: string
  email: string
  /** The session, as `name=value`. */
  cookies: string[]
  call<T = unknown>(method: string, path: string, body?: unknown, ifMatch?: number): Promise<Answer<T>>
}
export type Answer<T> = { status: number; body: T; etag: string | null }

export const password = 'zwölf Boxkämpfer jagen Viktor'
export const siteName = 'Der Elbbote'

export const setUpInput: SetUpInput = {
  siteName,
  language: 'de',
  timeZone: 'Europe/Berlin',
  administrator: { name: 'Ada Adler', email: 'ada@elbbote.example', password },
  imprint: {
    publisher: 'Elbbote eG',
    street: 'Hafenstraße 1',
    postalCode: '20457',
    city: 'Hamburg',
    email: 'post@elbbote.example',
    phone: '+49 40 1234567',
    representedBy: 'Ada Adler',
    responsiblePerson: 'Ada Adler',
    responsibleAddress: 'Hafenstraße 1, 20457 Hamburg',
  },
}

export async function startPaper(options: ServerOptions = {}): Promise<Paper> {
  const server = await startServer(options)
  const { name, email } = setUpInput.administrator
  return { ...server, administrator: await colleague(server.url, { name, email }, '/set-up', setUpInput) }
}

/** On PostgreSQL with a database of its own. */
export async function startPaperOnPostgres(): Promise<Paper> {
  const database = await freshPostgres()
  const paper = await startPaper({ env: { DEPESCHE_DATABASE_URL: database.url } })
  const kill = async () => {
    await paper.kill()
    await database.drop()
  }
  return { ...paper, kill }
}

/** A new colleague, by the way everybody comes in: an invitation by mail, accepted. */
export async function hire(
  { url, administrator }: Paper,
  person: { name: string; role: 'editor' | 'author' | 'moderator' },
): Promise<Colleague> {
  const email = `${person.name.toLowerCase().replace(/\W/g, '.')}@elbbote.example`
  const link = await invite({ url, administrator }, { ...person, email })
  const token = new URL(link).searchParams.get('token')
  const acceptance = { token, name: person.name, password }
  return colleague(url, { name: person.name, email }, '/invitations/accept', acceptance)
}

/** The link in the mail. */
export async function invite(
  { administrator }: Pick<Paper, 'url' | 'administrator'>,
  person: { email: string; role: string },
): Promise<string> {
  const { email, role } = person
  await administrator.call('POST', '/invitations', { email, role })
  const { body: page } = await administrator.call<{ items: { id: string; to: string }[] }>('GET', '/outbox')
  const id = page.items.find(({ to }) => to === email)?.id
  const { body: mail } = await administrator.call<{ text: string }>('GET', `/outbox/${id}`)
  const link = /https?:\/\/\S+token=[\w-]+/.exec(mail.text)?.[0]
  if (link) return link
  throw new Error(`no link in the invitation to ${email}`)
}

/** Signs in with what one of the open calls answers. */
async function colleague(
  url: string,
  { name, email }: { name: string; email: string },
  path: string,
  body: unknown,
): Promise<Colleague> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  const cookies = answer.headers.getSetCookie().map((value) => value.split(';')[0] ?? '')
  return { name, email, cookies, call: callWith(url, cookies) }
}

const callWith =
  (url: string, cookies: readonly string[]): Colleague['call'] =>
  async <T>(method: string, path: string, body?: unknown, ifMatch?: number) => {
    const isForm = body instanceof FormData
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        cookie: cookies.join('; '),
        'sec-fetch-site': 'same-origin',
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return {
      status: answer.status,
      body: (text ? JSON.parse(text) : null) as T,
      etag: answer.headers.get('etag'),
    }
  }

/** An article made over the API, published unless told otherwise. */
export async function write(by: Colleague, given: Partial<ArticleInput> = {}): Promise<Article> {
  const { status, body } = await by.call<{ id: string }>('POST', '/articles', {
    headline: 'Rat beschließt den Haushalt',
    standfirst: 'Nach elf Stunden stand die Mehrheit.',
    body: { format: 'markdown', content: 'Der Stadtrat hat den Haushalt beschlossen.' },
    section: 'nachrichten',
    status: 'published',
    ...given,
  })
  if (status !== 201) throw new Error(`the article was refused: ${status} ${JSON.stringify(body)}`)
  return (await by.call<Article>('GET', `/articles/${body.id}`)).body
}
