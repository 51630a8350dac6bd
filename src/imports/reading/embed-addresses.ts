/** Sites whose addresses WordPress shows as what they lead to when they stand alone in a line. */
const known =
  /^(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|youtube-nocookie\.com|vimeo\.com|dailymotion\.com|dai\.ly|twitter\.com|x\.com|instagram\.com|facebook\.com|fb\.watch|tiktok\.com|soundcloud\.com|spotify\.com|mixcloud\.com|flickr\.com|flic\.kr|ted\.com|reddit\.com|scribd\.com|slideshare\.net|issuu\.com|tumblr\.com|imgur\.com|kickstarter\.com|pinterest\.\w+|speakerdeck\.com|wordpress\.tv|videopress\.com|bsky\.app|mastodon\.\w+|podigee\.io|ardmediathek\.de|twitch\.tv|anchor\.fm|datawrapper\.de|dwcdn\.net|infogram\.com|knightlab\.com|openstreetmap\.org)$/i

/** Whether the address leads to such a site. */
export const isKnownEmbed = (address: string): boolean => {
  const url = URL.parse(address)
  return url !== null && /^https?:$/.test(url.protocol) && known.test(url.host)
}

/** A line that is nothing but such an address, bare or as a link of itself; null for any other. */
export function embedAlone(line: string): string | null {
  const text = line.trim()
  if (text.length > 1000 || !/^(?:<a |https?:)/i.test(text)) return null
  const linked = /^<a\s[^>]*href="([^"]*)"[^>]*>\s*(https?:[^<\s]*)\s*<\/a>$/i.exec(text)
  const address = linked?.[2] ?? text
  if (/[\s<>"]/.test(address)) return null
  const plain = address.replaceAll('&amp;', '&').replaceAll('&#038;', '&')
  return isKnownEmbed(plain) ? embedHtml(plain, null) : null
}

/** The body's form of an embed. Old players' addresses are brought into the form that is known today. */
export function embedHtml(address: string, title: string | null): string {
  const words = title ? ` data-title="${attribute(title)}"` : ''
  return `<div class="embed" data-url="${attribute(modernAddress(address))}"${words}></div>`
}

export function modernAddress(address: string): string {
  const absolute = address.trim().startsWith('//') ? `https:${address.trim()}` : address.trim()
  const video = /^https?:\/\/(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/v\/([\w-]{6,20})/i.exec(absolute)?.[1]
  if (video) return `https://www.youtube.com/watch?v=${video}`
  const clip = /^https?:\/\/(?:www\.)?vimeo\.com\/moogaloop\.swf\?(?:.*&)?clip_id=(\d+)/i.exec(absolute)?.[1]
  if (clip) return `https://vimeo.com/${clip}`
  return isKnownEmbed(absolute) ? absolute.replace(/^http:/i, 'https:') : absolute
}

export const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export const words = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
