import type { Article } from '../../src/newsroom-api/contract/articles.ts'
import { type Colleague, password } from '../journeys/paper.ts'
import type { Typed } from './hostile-paper.ts'
import type { Group } from './hostile-words.ts'

type Entry = Typed & { id: string }
type Change = { slug: string } | { canonicalUrl: string } | { translationOf: string; language: string }

/** Tries a change that may well be refused; a taken one moves the article to its new path. */
async function attempt(by: Colleague, article: Entry, change: Change): Promise<void> {
  const { body } = await by.call<Article>('GET', `/articles/${article.id}`)
  const answer = await by.call<Article>('PATCH', `/articles/${article.id}`, change, body.revision)
  if (answer.status >= 500) throw new Error(`${JSON.stringify(change)} answered ${answer.status}`)
  if (answer.status === 200) article.path = answer.body.path
}

/** A vector as the slug and as the original's address of each article, alone and behind a host of its own. */
export async function tryAddresses(
  by: Colleague,
  articles: readonly Entry[],
  groups: readonly Group[],
): Promise<number> {
  for (const [index, article] of articles.entries()) {
    const [one] = groups[index % groups.length] ?? ['']
    await attempt(by, article, { slug: one })
    await attempt(by, article, { canonicalUrl: one })
    await attempt(by, article, { canonicalUrl: `https://example.org/${one}` })
  }
  return articles.length * 3
}

/** Each second article becomes the English translation of the one before it. */
export async function translate(by: Colleague, articles: readonly Entry[]): Promise<void> {
  for (let index = 1; index < articles.length; index += 2) {
    const [original, translation] = [articles[index - 1], articles[index]]
    if (original && translation)
      await attempt(by, translation, { translationOf: original.id, language: 'en' })
  }
}

/** Signs in from browsers that call themselves by vectors: the list of one's sessions names them. */
export async function signInFromStrangeBrowsers(
  url: string,
  { email }: Colleague,
  names: readonly string[],
): Promise<number> {
  const sendable = names.filter((name) => /^[\x20-\x7e]+$/.test(name))
  for (const name of sendable) {
    const answer = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'user-agent': name },
      body: JSON.stringify({ email, password }),
    })
    if (answer.status !== 201) throw new Error(`signing in answered ${answer.status}`)
  }
  return sendable.length
}
