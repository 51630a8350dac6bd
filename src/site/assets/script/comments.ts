/** What is live about comments is loaded when a reader comes to them, or to a contribution of their own. */
export function attendComments(): void {
  const place = document.querySelector<HTMLElement>('.comments[data-script], .own-page[data-script]')
  const { script, page } = place?.dataset ?? {}
  if (!place || !script) return
  if (page) leadToComment(page)
  const seen = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      seen.disconnect()
      void import(script)
    },
    { rootMargin: '200px' },
  )
  seen.observe(place)
}

/** A link to a comment that stands on another page of the thread by now. */
function leadToComment(page: string): void {
  const name = /^#comment-([\w-]{1,64})$/.exec(location.hash)?.[1]
  if (!name || document.getElementById(`comment-${name}`) || location.search.includes('comment=')) return
  location.replace(`${page.split('?')[0]}?comment=${name}#comment-${name}`)
}
