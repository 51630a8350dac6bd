import { forgetOwn, keepOwn, ownWaiting } from './own-contributions.ts'

// Tells readers who are at the comments that another has appeared, and shows it when they want to see it: nothing moves
// under their eyes. Tells a writer that the contribution has appeared.
const thread = document.querySelector<HTMLElement>('.comments[data-script]')
const own = document.querySelector<HTMLElement>('.own-page[data-script]')
if (thread) attendThread(thread)
if (own) attendOwn(own)

/** Calls `heard` with the id of each comment that appears, and `again` where some may have been missed. No stream is open in a tab that nobody looks at. */
function listen(articleId: string, heard: (id: string) => void, again: () => void): void {
  let source: EventSource | null = null
  /** A page that was opened a while ago may be older than the stream. */
  let isOld = performance.now() > 30_000
  const open = (): void => {
    if (source || document.hidden) return
    source = new EventSource(`/api/v1/articles/${articleId}/comments/live`)
    source.addEventListener('approved', ({ data }) => heard(JSON.parse(data).id))
    source.addEventListener('open', () => {
      if (isOld) again()
      isOld = true
    })
  }
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) return open()
    source?.close()
    source = null
  })
  open()
}

/** A part of a page of ours as it is now; null when it cannot be had. */
async function fetched(address: string, part: string): Promise<HTMLElement | null> {
  const answer = await fetch(address).catch(() => null)
  if (!answer?.ok) return null
  return new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector<HTMLElement>(part)
}

function attendThread(thread: HTMLElement): void {
  const { article = '', page = '', one = '', many = '' } = thread.dataset
  /** Places of comments that have appeared and are not shown yet. */
  const fresh = new Set<string>()
  const bar = document.createElement('div')
  bar.className = 'comments__news'
  bar.setAttribute('aria-live', 'polite')
  thread.append(bar)
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button'
  button.addEventListener('click', () => void show())

  const tell = (): void => {
    for (const place of fresh) if (document.getElementById(place)) fresh.delete(place)
    button.textContent = fresh.size === 1 ? one : many.replace('#', String(fresh.size))
    if (fresh.size > 0) bar.replaceChildren(button)
    else bar.replaceChildren()
  }
  const look = async (): Promise<void> => {
    const now = await fetched(page, '.comments')
    for (const { id } of now?.querySelectorAll('ol > .comment') ?? []) fresh.add(id)
    tell()
  }
  const show = async (): Promise<void> => {
    const now = await fetched(page, '.comments')
    if (!now) return
    const shown = merge(thread, now)
    const [elsewhere] = fresh
    fresh.clear()
    tell()
    if (shown) return leadTo(shown)
    if (elsewhere) location.assign(`${page.split('?')[0]}?${elsewhere.replace('-', '=')}#${elsewhere}`)
  }
  const tellOwn = attendWaiting(thread, article)
  listen(
    article,
    (id) => {
      fresh.add(`comment-${id}`)
      tell()
      tellOwn(id)
    },
    () => void look(),
  )
}

/** Puts what is new into the thread, each at its place; answers the first of it. */
function merge(thread: HTMLElement, now: HTMLElement): HTMLElement | null {
  const [heading, list] = [thread.querySelector('h2'), thread.querySelector('ol')]
  const nowHeading = now.querySelector('h2')
  if (heading && nowHeading) heading.textContent = nowHeading.textContent
  let first: HTMLElement | null = null
  if (!list) {
    // Nobody had written: the thread comes as a whole.
    const parts = [...now.children].filter((part) => part.matches('.comments__orders, #recommend-form, ol'))
    heading?.after(...parts)
    return thread.querySelector<HTMLElement>('.comment')
  }
  let last: Element | null = null
  for (const item of now.querySelectorAll<HTMLElement>('ol > .comment')) {
    const known = document.getElementById(item.id)
    if (!known) {
      if (last) last.after(item)
      else list.prepend(item)
      first ??= item
    }
    last = known ?? item
  }
  return first
}

function leadTo(comment: HTMLElement): void {
  comment.tabIndex = -1
  comment.focus({ preventScroll: true })
  comment.scrollIntoView({ block: 'center' })
}

/** Says below the thread how it stands with what this tab has sent; answers who is to be told of what appears. */
function attendWaiting(thread: HTMLElement, articleId: string): (id: string) => void {
  const note = document.createElement('p')
  note.className = 'comments__waiting'
  note.setAttribute('aria-live', 'polite')
  thread.querySelector('.comment-form, .comments__closed')?.before(note)
  const links = new Map<string, HTMLAnchorElement>()
  const look = async (id: string, address: string): Promise<void> => {
    const page = await fetched(address, '.own-page')
    const state = page?.dataset.state
    if (state !== 'pending') forgetOwn(articleId, id)
    if (!state || state === 'withdrawn' || (state === 'approved' && !links.has(id))) return
    const link = links.get(id) ?? document.createElement('a')
    link.href = address
    link.textContent = page.querySelector('h1')?.textContent ?? ''
    links.set(id, link)
    note.append(link)
  }
  const waiting = ownWaiting(articleId)
  for (const [id, address] of Object.entries(waiting)) void look(id, address)
  return (id) => {
    const address = waiting[id]
    if (address) void look(id, address)
  }
}

function attendOwn(page: HTMLElement): void {
  const { article = '', comment = '', state } = page.dataset
  if (state !== 'pending') {
    forgetOwn(article, comment)
    return
  }
  keepOwn(article, comment, location.pathname)
  const look = async (): Promise<void> => {
    const now = await fetched(location.pathname, '.own-page')
    if (!now || now.dataset.state === page.dataset.state) return
    page.dataset.state = now.dataset.state
    forgetOwn(article, comment)
    // What somebody is writing in stays as it is.
    const isBusy = page.querySelector('details[open]') !== null
    for (const part of isBusy ? ['.page__head'] : ['.page__head', '.own-comment__ways']) {
      const [before, after] = [page.querySelector(part), now.querySelector(part)]
      if (before && after) before.replaceChildren(...after.childNodes)
    }
  }
  listen(
    article,
    (id) => id === comment && void look(),
    () => void look(),
  )
}
