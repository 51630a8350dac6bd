import { type Element, isTag, isText } from 'domhandler'
import { DomUtils } from 'htmlparser2'
import { attribute, embedHtml, words } from './embed-addresses.ts'
import { absolute } from './old-site.ts'
import { classesOf, type Settling } from './settle-context.ts'

export const isPictureAddress = (address: string): boolean =>
  /\.(?:jpe?g|jfif|png|gif|webp|avif|svg|bmp|tiff?|heic)(?:$|[?#])/i.test(address)

const galleryClass =
  /^(?:gallery|wp-block-gallery|blocks-gallery-grid|tiled-gallery|wp-block-jetpack-(?:tiled-gallery|slideshow)|kg-gallery-card|kg-gallery-container|ngg-galleryoverview)$/

export const isGallery = (element: Element): boolean =>
  /^(?:div|ul|section)$/.test(element.name) && classesOf(element).some((word) => galleryClass.test(word))

/**
 * One picture, with the address of its original. Smileys become what they mean, counting pixels and pictures without an
 * address are dropped and noted. `larger` is what a click on it showed.
 */
export function pictureHtml(image: Element, context: Settling, larger: URL | null = null): string {
  const { attribs } = image
  const alt = attribs.alt?.trim() ?? ''
  const source = sourceOf(image)
  const url = absolute(context.site, source)
  if (isSmiley(image, url)) return words(alt)
  if (!url || isCounter(image)) {
    const { notes, entryKey, title } = context
    const detail = url ? `img 1×1 ${url.host}` : `img ${source.slice(0, 60)}`
    notes.addOnce({ subject: 'element', reason: 'element-dropped', detail, entryKey, title })
    return ''
  }
  const id = /\bwp-image-(\d+)\b/.exec(attribs.class ?? '')?.[1] ?? attribs['data-id'] ?? null
  const known = (larger && context.original(larger, null)) ?? context.original(url, id)
  const address = known?.url ?? (larger && isSamePicture(url, larger) ? larger.href : url.href)
  return `<img src="${attribute(address)}" alt="${attribute(alt)}">`
}

/** Pages that load pictures late keep the address elsewhere and show a placeholder meanwhile. */
function sourceOf({ attribs }: Element): string {
  const written = attribs.src?.trim() ?? ''
  const isPlaceholder =
    written === '' || /^data:|(?:placeholder|blank|spacer|1x1|trans)\.(?:gif|png)/i.test(written)
  const late =
    attribs['data-src'] ?? attribs['data-lazy-src'] ?? attribs['data-original'] ?? attribs['data-orig-file']
  return isPlaceholder && late ? late : written
}

const isSmiley = ({ attribs }: Element, url: URL | null): boolean =>
  /\b(?:wp-smiley|emoji)\b/.test(attribs.class ?? '') ||
  (url?.host === 's.w.org' && url.pathname.includes('emoji'))

const isCounter = ({ attribs }: Element): boolean =>
  /^[01](?:px)?$/.test(attribs.width ?? '') && /^[01](?:px)?$/.test(attribs.height ?? '')

const isSamePicture = (url: URL, larger: URL): boolean => nameOf(url) === nameOf(larger)
const nameOf = (url: URL): string =>
  (url.pathname.split('/').at(-1) ?? '').replace(/-\d{1,5}x\d{1,5}(?=\.\w+$)/, '').toLowerCase()

/** A figure in any of the forms themes and editors write: of a picture, of several, or of something else. */
export function figureHtml(figure: Element, context: Settling): string {
  const caption = captionOf(figure)
  const pictures = DomUtils.findAll(({ name }) => name === 'img', figure.children)
  const nested = DomUtils.findAll(({ name }) => name === 'figure', figure.children)
  const isOfPictures = classesOf(figure).some((word) => galleryClass.test(word)) || nested.length > 0
  if (pictures.length > 1 || (isOfPictures && pictures.length > 0)) return galleryHtml(figure, context)
  const embed = embedIn(figure)
  if (embed) return embedHtml(embed, caption ? DomUtils.textContent(caption).trim() || null : null)
  const [picture] = pictures
  const isPicture =
    picture && !DomUtils.findOne(({ name }) => name === 'table' || name === 'blockquote', figure.children)
  if (isPicture)
    return `<figure>${linkedPicture(picture, figure, context)}${captionHtml(caption, context)}</figure>`
  if (caption) DomUtils.removeElement(caption)
  const after = caption ? `<p>${inlineHtml(caption, context)}</p>` : ''
  const html = context.inner(figure.children) + after
  const isPull = classesOf(figure).includes('wp-block-pullquote')
  return isPull ? html.replace('<blockquote', '<blockquote class="pull"') : html
}

/** Galleries of every age: each picture with its own caption; the gallery's own follows as a paragraph. */
export function galleryHtml(gallery: Element, context: Settling): string {
  const pictures = DomUtils.findAll(({ name }) => name === 'img', gallery.children)
  const items = pictures.map((picture) => {
    const holder = holderOf(picture, gallery)
    return `<figure>${linkedPicture(picture, gallery, context)}${captionHtml(holder ? captionOf(holder) : null, context)}</figure>`
  })
  const own = gallery.children.find(
    (child) =>
      isTag(child) && (child.name === 'figcaption' || classesOf(child).includes('blocks-gallery-caption')),
  )
  const after = own && isTag(own) ? `<p>${inlineHtml(own, context)}</p>` : ''
  const shown = items.filter((item) => item.includes('<img'))
  return shown.length > 0 ? `<div class="gallery">${shown.join('')}</div>${after}` : after
}

/** The element within the gallery that holds this picture and its caption. */
function holderOf(picture: Element, gallery: Element): Element | null {
  for (let at = picture.parent; at && at !== gallery; at = at.parent)
    if (isTag(at) && (/^(?:figure|li|dl)$/.test(at.name) || /gallery-item/.test(at.attribs.class ?? '')))
      return at
  return null
}

function linkedPicture(picture: Element, holder: Element, context: Settling): string {
  for (let at = picture.parent; at && at !== holder; at = at.parent) {
    if (!isTag(at) || at.name !== 'a') continue
    const target = absolute(context.site, at.attribs.href ?? '')
    const isLarger = target && (isPictureAddress(target.href) || context.original(target, null))
    return pictureHtml(picture, context, isLarger ? target : null)
  }
  return pictureHtml(picture, context)
}

const captionOf = (holder: Element): Element | null =>
  DomUtils.findOne(
    (found) =>
      found.name === 'figcaption' ||
      /\bwp-caption-(?:text|dd)\b|\bgallery-caption\b/.test(found.attribs.class ?? ''),
    holder.children,
    true,
  )

/** With the maker's name, where the theme marks it, as the body's reader expects it. */
function captionHtml(caption: Element | null, context: Settling): string {
  if (!caption) return ''
  const credit = DomUtils.findOne(
    (found) =>
      found.name === 'cite' ||
      found.name === 'small' ||
      /credit|copyright|\bcopy\b|quelle|fotograf/i.test(found.attribs.class ?? ''),
    caption.children,
    true,
  )
  const creditText = credit ? DomUtils.textContent(credit).trim() : ''
  if (credit && creditText !== '') DomUtils.removeElement(credit)
  const html = inlineHtml(caption, context)
  if (html === '' && creditText === '') return ''
  return `<figcaption>${html}${creditText === '' ? '' : `<small>${words(creditText)}</small>`}</figcaption>`
}

function inlineHtml(element: Element, context: Settling): string {
  return context.inner(element.children).replace(/\s+/g, ' ').trim()
}

/** The address alone in the wrapper, as the block editor keeps an embed. */
function embedIn(figure: Element): string | null {
  if (!classesOf(figure).some((word) => word.startsWith('wp-block-embed'))) return null
  const wrapper = DomUtils.findOne(
    ({ attribs }) => /wp-block-embed__wrapper/.test(attribs.class ?? ''),
    figure.children,
  )
  const text = (wrapper ?? figure).children
    .filter(isText)
    .map(({ data }) => data)
    .join('')
    .trim()
  return /^https?:\/\/\S+$/i.test(text) ? text : null
}
