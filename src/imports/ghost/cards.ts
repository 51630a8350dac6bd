import { attribute, embedHtml, words } from '../reading/embed-addresses.ts'
import type { NoteList } from '../reading/note-list.ts'
import { plainLine } from '../reading/plain-text.ts'
import { markdownHtml } from './markdown.ts'
import { isRow, type Row, rowsOf, textOf } from './rows.ts'

export type CardContext = { notes: NoteList; entryKey: string; title: string }

/** Cards that only show in mails or ask readers to sign up or pay: no part of a text. */
const left = new Set(['paywall', 'email', 'email-cta', 'signup', 'nft', 'transistor', 'header-signup'])

/**
 * A card of Ghost's editors as HTML; both editors' cards have the same names and fields. One that is not known stands
 * as a line that names it, and is noted.
 */
export function cardHtml(name: string, card: Row, context: CardContext): string {
  const kind = name.replace(/^card-/, '').replace(/^extended-/, '')
  const note = (reason: 'element-dropped' | 'block-kept' | 'embed-as-link', detail: string) =>
    context.notes.addOnce({
      subject: 'card',
      reason,
      detail,
      entryKey: context.entryKey,
      title: context.title,
    })
  if (left.has(kind)) {
    note('element-dropped', kind)
    return ''
  }
  if (kind === 'bookmark' || kind === 'file' || kind === 'audio' || kind === 'video')
    note('embed-as-link', `${kind} ${textOf(card, 'url') || textOf(card, 'src')}`.trim())
  const render = Object.hasOwn(cards, kind) ? cards[kind] : undefined
  if (render) return render(card)
  note('block-kept', kind)
  return `<p>[${words(kind)}]</p>`
}

const captionHtml = (card: Row): string => {
  const caption = textOf(card, 'caption')
  return caption === '' ? '' : `<figcaption>${caption}</figcaption>`
}

const pictureHtml = (card: Row, caption: string): string => {
  const source = textOf(card, 'src')
  return source === ''
    ? ''
    : `<figure><img src="${attribute(source)}" alt="${attribute(plainLine(textOf(card, 'alt')))}">${caption}</figure>`
}

const linkHtml = (href: string, label: string): string =>
  href === '' ? words(label) : `<a href="${attribute(href)}">${words(label || href)}</a>`

function bookmarkHtml(card: Row): string {
  const facts = isRow(card.metadata) ? card.metadata : card
  const description = textOf(facts, 'description')
  const more = description === '' ? '' : `<br>${words(description)}`
  return `<p>${linkHtml(textOf(card, 'url') || textOf(facts, 'url'), textOf(facts, 'title'))}${more}</p>`
}

function fileHtml(card: Row): string {
  const label = textOf(card, 'fileTitle') || textOf(card, 'title') || textOf(card, 'fileName')
  const about = textOf(card, 'fileCaption') || plainLine(textOf(card, 'caption'))
  const href = textOf(card, 'src')
  return `<p>${linkHtml(href, label || (href.split('/').at(-1) ?? ''))}${about === '' ? '' : `<br>${words(about)}`}</p>`
}

/** Their text is HTML of the editor's own. */
const boxHtml = (title: string, content: string): string =>
  `<aside class="info-box">${title === '' ? '' : `<h3>${words(plainLine(title))}</h3>`}${content}</aside>`

function productHtml(card: Row): string {
  const picture = textOf(card, 'productImageSrc')
  const image = picture === '' ? '' : `<figure><img src="${attribute(picture)}" alt=""></figure>`
  const button = linkHtml(textOf(card, 'productUrl'), textOf(card, 'productButton'))
  return boxHtml(
    textOf(card, 'productTitle'),
    `${image}<div>${textOf(card, 'productDescription')}</div>${button === '' ? '' : `<p>${button}</p>`}`,
  )
}

function headerHtml(card: Row): string {
  const title = plainLine(textOf(card, 'header') || textOf(card, 'heading'))
  const below = plainLine(textOf(card, 'subheader') || textOf(card, 'subheading'))
  return `${title === '' ? '' : `<h2>${words(title)}</h2>`}${below === '' ? '' : `<p>${words(below)}</p>`}`
}

function embedCardHtml(card: Row): string {
  const url = textOf(card, 'url')
  const html = textOf(card, 'html')
  if (/^https?:\/\//i.test(url)) return embedHtml(url, plainLine(textOf(card, 'caption')) || null)
  return html
}

function codeHtml(card: Row): string {
  const language = textOf(card, 'language')
  const mark = /^[\w-]{1,30}$/.test(language) ? ` class="language-${language}"` : ''
  const caption = textOf(card, 'caption')
  return `<pre><code${mark}>${words(textOf(card, 'code'))}</code></pre>${caption === '' ? '' : `<p>${caption}</p>`}`
}

const buttonHtml = (card: Row): string =>
  `<p>${linkHtml(textOf(card, 'buttonUrl'), textOf(card, 'buttonText'))}</p>`

const cards: Record<string, (card: Row) => string> = {
  image: (card) => pictureHtml(card, captionHtml(card)),
  gallery(card) {
    const caption = textOf(card, 'caption')
    const pictures = rowsOf(card.images).map((image) => pictureHtml(image, captionHtml(image)))
    return `<div class="gallery">${pictures.join('')}</div>${caption === '' ? '' : `<p>${caption}</p>`}`
  },
  markdown: (card) => markdownHtml(textOf(card, 'markdown')),
  html: (card) => textOf(card, 'html'),
  embed: embedCardHtml,
  bookmark: bookmarkHtml,
  hr: () => '<hr>',
  horizontalrule: () => '<hr>',
  code: codeHtml,
  codeblock: codeHtml,
  callout(card) {
    const emoji = textOf(card, 'calloutEmoji')
    return boxHtml('', `<p>${emoji === '' ? '' : `${words(emoji)} `}${textOf(card, 'calloutText')}</p>`)
  },
  toggle: (card) => boxHtml(textOf(card, 'heading'), `<div>${textOf(card, 'content')}</div>`),
  button: buttonHtml,
  product: productHtml,
  header: headerHtml,
  file: fileHtml,
  audio: fileHtml,
  video: fileHtml,
  'call-to-action': (card) => boxHtml('', `<div>${textOf(card, 'textValue')}</div>${buttonHtml(card)}`),
}
