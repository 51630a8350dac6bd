// Keeps what is being written through a reload, in this tab only, and asks before sending whether something may be
// worth another look. Whoever wants to send it as it is sends it a second time.
type Remark = { message: string; passages: string[] }

const form = document.querySelector<HTMLFormElement>('.comment-form[data-script]')
if (form) attend(form)

function attend(form: HTMLFormElement): void {
  const key = `depesche draft ${form.dataset.draft}`
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[required]')]
  const words = form.querySelector<HTMLTextAreaElement>('textarea')
  if (!words) return
  restore()
  let isRead = false
  let told: HTMLElement | null = null

  form.addEventListener('input', (event) => {
    if (event.target === words) isRead = false
    try {
      sessionStorage.setItem(key, JSON.stringify(fields.map(({ value }) => value)))
    } catch {
      // A browser that keeps nothing: then there is no draft.
    }
  })
  form.addEventListener('submit', (event) => {
    if (isRead) return
    event.preventDefault()
    isRead = true
    void remarks().then((found) => (found.length > 0 ? tell(found) : form.requestSubmit()))
  })

  function restore(): void {
    try {
      const draft: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
      if (!Array.isArray(draft) || words?.value !== '') return
      fields.forEach((field, index) => {
        field.value ||= String(draft[index] ?? '')
      })
    } catch {
      // A draft that cannot be read is none.
    }
  }

  async function remarks(): Promise<Remark[]> {
    const parentId = form.querySelector<HTMLInputElement>('[name=answer]')?.value ?? null
    const answer = await fetch(form.dataset.hint ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: words?.value, parentId }),
      signal: AbortSignal.timeout(2500),
    }).catch(() => null)
    return answer?.ok ? (await answer.json()).remarks : []
  }

  function tell(found: Remark[]): void {
    told?.remove()
    told = document.createElement('div')
    told.className = 'comment-form__mend'
    told.tabIndex = -1
    told.setAttribute('role', 'status')
    for (const { message, passages } of found) {
      told.append(paragraph(message))
      if (passages.length > 0) told.append(paragraph(passages.map(quoted).join(' · ')))
    }
    told.append(paragraph(form.dataset.anyway ?? ''))
    form.querySelector('.comment-form__end')?.before(told)
    told.focus()
  }
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p')
  element.textContent = text
  return element
}

const quoted = (words: string): string =>
  document.documentElement.lang === 'de' ? `„${words}“` : `“${words}”`
