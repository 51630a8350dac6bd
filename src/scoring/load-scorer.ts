import type { Scorer } from './scored.ts'

let loading: Promise<Scorer> | null = null

/**
 * The scorer of this process. Model and word lists are read when it is first asked for; the server stays small until the
 * first comment comes.
 * @throws when the model cannot be read; the next call tries anew
 */
export function loadScorer(): Promise<Scorer> {
  loading ??= open().catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

async function open(): Promise<Scorer> {
  const [{ openScorer }, { readModel }] = await Promise.all([
    import('./judge.ts'),
    import('./model/model.ts'),
  ])
  return openScorer(readModel())
}
