import type { Archive } from './archive.ts'
import { reportNumber } from './reports.ts'

/** What an editor has written, as the API names it. */
export type Written = { id: string; path: string; revision: number }

/** An editor's program, working through the API. */
export type Editor = {
  /** Publishes a new article with a real text under this headline, in the section Politik. */
  write(headline: string): Promise<Written>
  /** Saves another headline and shows it to readers; answers the article after it. */
  republish(article: Written, headline: string): Promise<Written>
}

export function editorAt(url: string, { token }: Archive): Editor {
  let written = 0
  const call = async (method: string, path: string, body: unknown, ifMatch?: number): Promise<Written> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as Written
  }
  return {
    write(headline) {
      const [standfirst = '', ...rest] = reportNumber(written++).paragraphs
      return call('POST', '/articles', {
        headline,
        standfirst,
        body: { format: 'markdown', content: rest.join('\n\n') || standfirst },
        section: 'politik',
        tags: ['Thema 1', 'Ort 7'],
        authors: ['Berlin Autorin 3'],
        status: 'published',
      })
    },
    republish: ({ id, revision }, headline) => call('PATCH', `/articles/${id}`, { headline }, revision),
  }
}

/** Publishes the article anew each second for as long as `work` takes. */
export async function publishingEverySecond<T>(
  editor: Editor,
  article: Written,
  work: () => Promise<T>,
): Promise<T> {
  let present = article
  let saving: Promise<void> = Promise.resolve()
  const save = async (): Promise<void> => {
    present = await editor.republish(present, `Fassung ${present.revision + 1} der Nachricht`)
    article.revision = present.revision
  }
  const timer = setInterval(() => {
    saving = saving.then(save)
  }, 1000)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    await saving
  }
}
