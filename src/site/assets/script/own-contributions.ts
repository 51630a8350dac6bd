/** Where what this tab has sent below an article is read by its writer, by the ids of the comments. Kept in this tab only. */
export function ownWaiting(articleId: string): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(articleId)) ?? '{}')
    return kept !== null && typeof kept === 'object' ? (kept as Record<string, string>) : {}
  } catch {
    // A browser that keeps nothing, or something else: then none is known.
    return {}
  }
}

export const keepOwn = (articleId: string, id: string, address: string): void =>
  keep(articleId, { ...ownWaiting(articleId), [id]: address })

export function forgetOwn(articleId: string, id: string): void {
  const { [id]: gone, ...others } = ownWaiting(articleId)
  if (gone) keep(articleId, others)
}

const keyOf = (articleId: string): string => `depesche own ${articleId}`

function keep(articleId: string, own: Record<string, string>): void {
  try {
    if (Object.keys(own).length > 0) sessionStorage.setItem(keyOf(articleId), JSON.stringify(own))
    else sessionStorage.removeItem(keyOf(articleId))
  } catch {
    // Nothing is kept, and nothing is shown of it later.
  }
}
