import { attribute, embedHtml, words } from '../../reading/embed-addresses.ts'
import type { NoteList } from '../../reading/note-list.ts'
import { absolute, type OldSite } from '../../reading/old-site.ts'
import type { AttachmentIndex } from '../attachment-index.ts'
import type { Attachment } from '../attachments.ts'
import type { ShortcodeAttributes } from './shortcode-tokens.ts'

export type ShortcodeContext = {
  site: OldSite
  attachments: AttachmentIndex
  entryKey: string
  title: string
  notes: NoteList
  /** How many pictures galleries may still show: each costs more than the word that asks for it. */
  pictures: { left: number }
}

/**
 * What a shortcode becomes; null leaves it as it is written. `inner` is what stands between it and its closing mark,
 * for those of kind `content` (resolved) and `code` (as written).
 */
type Render = (
  attributes: ShortcodeAttributes,
  inner: string | null,
  context: ShortcodeContext,
) => string | null
export type KnownShortcode = { kind: 'single' | 'content' | 'code' | 'wrapper'; render: Render }

/** Layout of page builders and themes: what they hold is the text, they themselves are only its columns and boxes. */
const wrappers =
  /^(?:vc_(?:row|column|section|tta|tab|accordion|toggle|message|wp_text)\w*|et_pb_(?:section|row|column|text|fullwidth_section|blurb|tabs?|accordion(?:_item)?|toggle|code)\w*|fusion_(?:builder_\w+|text|title|column\w*)|av_(?:section|textblock|layout_\w+|cell_\w+|one_\w+|two_\w+|three_\w+|four_\w+)|(?:one|two|three|four)_(?:half|third|thirds|fourth|fourths|fifth|sixth)(?:_(?:last|first))?|rows?|cols?|columns?|column_\w+|cs_(?:row|column|text|section)\w*|x_(?:row|column|text|section)\w*|su_(?:row|column|note|box|highlight|list|service|expand|lightbox_content|animate|dropcap|label|tabs?|accordion|spoiler)|ultimate_\w+_wrap|dropcap|highlight|box|infobox|info|note|hinweis|kasten|tabs?|tab_item|accordion|toggle|spoiler|clear|clearfix|divider_wrap|wrap|wrapper|container|section|content|left|right|center|centre|align\w*|pullleft|pullright|restrict|raw|noautop|wpml_language|intro|lead|lead_paragraph|span\d+|row_fluid|nextpage|pagebreak)$/

const keep: Render = () => ''

/** What the name means; undefined for one that is not known. */
export function knownShortcode(name: string): KnownShortcode | undefined {
  const own = Object.hasOwn(shortcodes, name) ? shortcodes[name] : undefined
  return own ?? (wrappers.test(name) ? { kind: 'wrapper', render: keep } : undefined)
}

const caption: Render = ({ named }, inner) => {
  if (inner === null) return null
  const picture = /<img\b[^<>]*>/i.exec(inner)
  if (!picture) return inner
  const end = /^(?:\s*<\/a>)?/i.exec(inner.slice(picture.index + picture[0].length))?.[0].length ?? 0
  const after = picture.index + picture[0].length + end
  const text = named.caption ? words(named.caption) : inner.slice(after)
  return `\n\n<figure>${inner.slice(0, after)}<figcaption>${text.replace(/\s+/g, ' ').trim()}</figcaption></figure>\n\n`
}

const gallery: Render = ({ named }, _inner, { attachments, entryKey, pictures }) => {
  const list = named.ids ?? named.include ?? named.images
  const excluded = new Set((named.exclude ?? '').split(',').map((id) => id.trim()))
  const found = list
    ? list.split(',').flatMap((id) => attachments.byKey(id.trim()) ?? [])
    : attachments.of(named.id ?? entryKey).filter(({ key, url }) => isPicture(url) && !excluded.has(key))
  if (found.length === 0 || found.length > pictures.left) return null
  pictures.left -= found.length
  const ordered = named.order?.toUpperCase() === 'DESC' && !list ? found.toReversed() : found
  return `\n\n<div class="gallery">${ordered.map(pictureHtml).join('')}</div>\n\n`
}

const isPicture = (url: string): boolean => /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)(?:$|\?)/i.test(url)

const pictureHtml = ({ url, alt }: Attachment): string =>
  `<figure><img src="${attribute(url)}" alt="${attribute(alt ?? '')}"></figure>`

const singlePicture: Render = ({ named }, _inner, { attachments, site }) => {
  const attachment = attachments.byKey(named.image ?? named.id ?? '')
  if (attachment) return `\n\n${pictureHtml(attachment)}\n\n`
  const url = absolute(site, named.src ?? named.url ?? '')
  return url
    ? `\n\n<figure><img src="${attribute(url.href)}" alt="${attribute(named.alt ?? '')}"></figure>\n\n`
    : null
}

/** By address in whichever place the shortcode has it, or by the number that the site gives its videos. */
const embedOf =
  (addressOf?: (id: string) => string): Render =>
  ({ named, bare }, inner) => {
    const given = [
      inner,
      named.url,
      named.src,
      named.link,
      named.href,
      ...bare,
      named.id,
      named.v,
      named.video,
    ]
    for (const value of given) {
      const text = value?.replace(/<[^<>]*>/g, '').trim() ?? ''
      if (/^(?:https?:)?\/\/\S+$/i.test(text)) return `\n\n${embedHtml(text, named.title ?? null)}\n\n`
      if (addressOf && /^[\w-]{4,40}$/.test(text))
        return `\n\n${embedHtml(addressOf(text), named.title ?? null)}\n\n`
    }
    return null
  }

const sources = ['src', 'mp3', 'ogg', 'wav', 'm4a', 'flac', 'mp4', 'm4v', 'webm', 'ogv', 'mov', 'wmv', 'flv']

/** Sound and film of the own library are no part of a body: a link to the file stays. */
const file: Render = ({ named, bare }, inner, { site, notes, entryKey, title, attachments }) => {
  const written = sources.flatMap((name) => named[name] ?? [])
  const url = [...written, ...bare, inner ?? '']
    .map((text) => absolute(site, text))
    .find((found) => found !== null)
  const attachment = url ? attachments.byUrl(url) : attachments.of(entryKey).find(({ url }) => isSound(url))
  const address = url?.href ?? attachment?.url
  if (!address) return null
  notes.addOnce({ subject: 'embed', reason: 'embed-as-link', detail: address, entryKey, title })
  return `\n\n<p><a href="${attribute(address)}">${words(attachment?.title ?? fileName(address))}</a></p>\n\n`
}

const isSound = (url: string): boolean => /\.(?:mp3|m4a|ogg|wav|mp4|m4v|webm|ogv|mov)$/i.test(url)

const fileName = (address: string): string => address.split(/[?#]/)[0]?.split('/').at(-1) || address

const playlist: Render = ({ named }, _inner, { attachments, notes, entryKey, title, pictures }) => {
  const found = (named.ids ?? '').split(',').flatMap((id) => attachments.byKey(id.trim()) ?? [])
  if (found.length === 0 || found.length > pictures.left) return null
  pictures.left -= found.length
  notes.addOnce({ subject: 'embed', reason: 'embed-as-link', detail: 'playlist', entryKey, title })
  const items = found.map(
    (item) => `<li><a href="${attribute(item.url)}">${words(item.title ?? fileName(item.url))}</a></li>`,
  )
  return `\n\n<ul>${items.join('')}</ul>\n\n`
}

const code: Render = ({ named, bare }, inner) => {
  if (inner === null) return null
  const language = named.language ?? named.lang ?? bare[0] ?? ''
  const mark = /^[\w-]{1,30}$/.test(language) ? ` class="language-${language.toLowerCase()}"` : ''
  const text = inner.includes('<') && /<\/?(?:p|br|span)\b/i.test(inner) ? inner : escapedOnce(inner)
  return `\n\n<pre><code${mark}>${text.replace(/^\n+|\s$/g, '')}</code></pre>\n\n`
}

const escapedOnce = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const quote: Render = ({ named }, inner) =>
  inner === null
    ? null
    : `\n\n<blockquote>${inner}${named.cite ? `<cite>${words(named.cite)}</cite>` : ''}</blockquote>\n\n`
const pull: Render = (_attributes, inner) =>
  inner === null ? null : `\n\n<blockquote class="pull">${inner}</blockquote>\n\n`
const footnote: Render = (_attributes, inner) =>
  inner === null ? null : `<span class="footnote">${inner.replace(/\s+/g, ' ')}</span>`
const button: Render = ({ named }, inner, { site }) => {
  const url = absolute(site, named.url ?? named.link ?? named.href ?? '')
  return inner !== null && url ? `<a href="${attribute(url.href)}">${inner}</a>` : null
}

const content = (render: Render): KnownShortcode => ({ kind: 'content', render })
const single = (render: Render): KnownShortcode => ({ kind: 'single', render })
const youtube = content(embedOf((id) => `https://www.youtube.com/watch?v=${id}`))
const vimeo = content(embedOf((id) => `https://vimeo.com/${id}`))
const anyEmbed = content(embedOf())

const shortcodes: Record<string, KnownShortcode> = {
  caption: content(caption),
  wp_caption: content(caption),
  gallery: single(gallery),
  vc_gallery: single(gallery),
  av_gallery: single(gallery),
  et_pb_image: single(singlePicture),
  vc_single_image: single(singlePicture),
  av_image: single(singlePicture),
  embed: anyEmbed,
  embedyt: anyEmbed,
  fve: anyEmbed,
  youtube,
  youtube_sc: youtube,
  su_youtube: youtube,
  su_youtube_advanced: youtube,
  tube: youtube,
  vimeo,
  su_vimeo: vimeo,
  dailymotion: content(embedOf((id) => `https://www.dailymotion.com/video/${id}`)),
  su_dailymotion: anyEmbed,
  vc_video: anyEmbed,
  et_pb_video: anyEmbed,
  av_video: anyEmbed,
  soundcloud: anyEmbed,
  spotify: anyEmbed,
  mixcloud: anyEmbed,
  bandcamp: anyEmbed,
  twitter: anyEmbed,
  tweet: content(embedOf((id) => `https://twitter.com/i/status/${id}`)),
  instagram: anyEmbed,
  facebook: anyEmbed,
  flickr: anyEmbed,
  slideshare: anyEmbed,
  googlemaps: anyEmbed,
  iframe: anyEmbed,
  audio: content(file),
  video: content(file),
  playlist: single(playlist),
  code: { kind: 'code', render: code },
  sourcecode: { kind: 'code', render: code },
  cc: { kind: 'code', render: code },
  blockquote: content(quote),
  quote: content(quote),
  su_quote: content(quote),
  pullquote: content(pull),
  su_pullquote: content(pull),
  footnote: content(footnote),
  footnotes: content(footnote),
  fn: content(footnote),
  ref: content(footnote),
  efn_note: content(footnote),
  mfn: content(footnote),
  button: content(button),
  su_button: content(button),
  vc_btn: content(button),
  br: single(() => '<br>'),
  hr: single(() => '\n\n<hr>\n\n'),
  su_divider: single(() => '\n\n<hr>\n\n'),
  divider: single(() => '\n\n<hr>\n\n'),
  su_spacer: single(keep),
  vc_empty_space: single(keep),
  toc: single(keep),
}
