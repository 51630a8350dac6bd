/**
 * A gallery scrolls by itself: swipe, wheel, arrow keys. This adds two buttons and „2 / 5“, and makes an arrow key
 * go one whole picture.
 */
export function addGalleryBars(): void {
  for (const gallery of document.querySelectorAll<HTMLElement>('.gallery')) {
    if (gallery.children.length > 1) addBar(gallery)
  }
}

function addBar(gallery: HTMLElement): void {
  const words = document.body.dataset
  const frame = document.createElement('div')
  frame.className = 'gallery-frame'
  gallery.replaceWith(frame)

  const bar = document.createElement('div')
  bar.className = 'gallery-bar'
  const place = document.createElement('output')
  const back = button('←', words.galleryBack ?? '', () => go(-1))
  const next = button('→', words.galleryNext ?? '', () => go(1))
  bar.append(back, place, next)
  frame.append(gallery, bar)

  const count = gallery.children.length
  const current = (): number => Math.round(gallery.scrollLeft / (gallery.clientWidth + gap(gallery)))
  const show = (): void => {
    const index = Math.min(count - 1, Math.max(0, current()))
    const text = `${index + 1} / ${count}`
    if (place.textContent !== text) place.textContent = text
    back.disabled = index === 0
    next.disabled = index === count - 1
  }
  function go(step: number): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const left = (current() + step) * (gallery.clientWidth + gap(gallery))
    gallery.scrollTo({ left, behavior: calm ? 'instant' : 'smooth' })
  }
  gallery.addEventListener('scroll', show, { passive: true })
  gallery.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!step) return
    event.preventDefault()
    go(step)
  })
  show()
}

const gap = (gallery: HTMLElement): number => Number.parseFloat(getComputedStyle(gallery).columnGap) || 0

function button(sign: string, label: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = sign
  made.setAttribute('aria-label', label)
  made.addEventListener('click', onClick)
  return made
}
