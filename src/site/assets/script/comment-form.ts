import { type Challenge, solve } from './proof-of-work.ts'

// Keeps what is being written through a reload, in this tab only, counts the characters when they run short, and asks
// before sending whether something may be worth another look. Whoever wants to send it as it is sends it a second time.
// Says when the form was first touched, and does the work that is asked for where too much came from one place.
type Remark = { message: string; passages: string[] }

const form = document.querySelector<HTMLFormElement>('.comment-form[data-script]')
if (form) attend(form)

function attend(form: HTMLFormElement): void {
  const words = form.querySelector<HTMLTextAreaElement>('textarea')
  if (!words) return
  // Who comes back to a draft, or to something to be mended, may send it at once.
  const isNew = words.value === ''
  const wasRestored = keepDraft(form, words)
  if (isNew && !wasRestored) void begin(form)
  countCharacters(form, words)
  let isRead = false
  let told: HTMLElement | null = null

  words.addEventListener('input', () => {
    isRead = false
  })
  form.addEventListener('submit', (event) => {
    if (isRead) return
    event.preventDefault()
    isRead = true
    void remarks(form, words.value).then((found) => {
      if (found.length === 0) return form.requestSubmit()
      told?.remove()
      told = tell(form, found)
    })
  })
  const { challenge } = form.dataset
  if (challenge)
    void work(form, JSON.parse(challenge)).then((isDone) => {
      if (!isDone) return
      isRead = true
      form.requestSubmit()
    })
}

/** Answers whether there was a draft. */
function keepDraft(form: HTMLFormElement, words: HTMLTextAreaElement): boolean {
  const key = `depesche draft ${form.dataset.draft}`
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[required]')]
  form.addEventListener('input', () => {
    try {
      sessionStorage.setItem(key, JSON.stringify(fields.map(({ value }) => value)))
    } catch {
      // A browser that keeps nothing: then there is no draft.
    }
  })
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    if (!Array.isArray(draft) || words.value !== '') return false
    fields.forEach((field, index) => {
      field.value ||= String(draft[index] ?? '')
    })
    return true
  } catch {
    // A draft that cannot be read is none.
    return false
  }
}

/** Without an answer there is no token, and nothing is held against who has none. */
async function begin(form: HTMLFormElement): Promise<void> {
  const article = form.querySelector<HTMLInputElement>('[name=article]')?.value ?? ''
  const answer = await fetch(form.dataset.begin ?? '', {
    method: 'POST',
    body: new URLSearchParams({ article }),
  }).catch(() => null)
  if (answer?.ok) addHidden(form, 'touched', await answer.text())
}

function addHidden(form: HTMLFormElement, name: string, value: string): void {
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = name
  field.value = value
  form.append(field)
}

/** From so many on that are left, they are counted. */
const runningShort = 1500

function countCharacters(form: HTMLFormElement, words: HTMLTextAreaElement): void {
  const { left = '', over = '', most = '' } = form.dataset
  const count = document.createElement('span')
  count.className = 'field__count'
  words.after(count)
  const look = (): void => {
    // What is sent ends its lines with two signs, what is stored with one.
    const room = Number(most) - words.value.length
    const numbered = (text: string): string =>
      text.replace('#', Math.abs(room).toLocaleString(document.documentElement.lang))
    count.textContent = room > runningShort ? '' : numbered(room < 0 ? over : left)
    count.classList.toggle('field__wrong', room < 0)
    words.setCustomValidity(room < 0 ? numbered(over) : '')
  }
  words.addEventListener('input', look)
  look()
}

async function work(form: HTMLFormElement, challenge: Challenge): Promise<boolean> {
  const mend = form.querySelector('.comment-form__mend')
  const button = form.querySelector<HTMLButtonElement>('[type=submit]')
  const before = [...(mend?.childNodes ?? [])]
  mend?.replaceChildren(paragraph(form.dataset.working ?? ''))
  if (button) button.disabled = true
  const solved = await solve(challenge)
  if (button) button.disabled = false
  if (solved) addHidden(form, 'altcha', solved)
  else mend?.replaceChildren(...before)
  return solved !== null
}

async function remarks(form: HTMLFormElement, text: string): Promise<Remark[]> {
  const parentId = form.querySelector<HTMLInputElement>('[name=answer]')?.value ?? null
  const answer = await fetch(form.dataset.hint ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text, parentId }),
    signal: AbortSignal.timeout(2500),
  }).catch(() => null)
  return answer?.ok ? (await answer.json()).remarks : []
}

function tell(form: HTMLFormElement, found: readonly Remark[]): HTMLElement {
  const told = document.createElement('div')
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
  return told
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p')
  element.textContent = text
  return element
}

const quoted = (words: string): string =>
  document.documentElement.lang === 'de' ? `„${words}“` : `“${words}”`
