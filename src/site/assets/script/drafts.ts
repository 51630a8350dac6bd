/** The form below an article gets its script when it is touched, or when a draft from before waits for it. */
export function attendCommentForm(): void {
  if (document.querySelector('.own-comment__ways')) forgetDrafts()
  const form = document.querySelector<HTMLFormElement>('.comment-form[data-script]')
  const { script, draft, challenge } = form?.dataset ?? {}
  if (!form || !script) return
  const load = () => void import(script)
  if (challenge || kept(`depesche draft ${draft}`)) load()
  else form.addEventListener('focusin', load, { once: true })
}

/** What was sent is no draft any more. */
function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith('depesche draft ')) sessionStorage.removeItem(key)
  } catch {
    // Where a browser keeps nothing, there is nothing to forget.
  }
}

function kept(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}
