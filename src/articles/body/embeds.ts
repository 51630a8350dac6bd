/** Hosts whose frames may be loaded after the reader has asked for it, with how their addresses become frames. */
const providers: { name: string; host: string; match: RegExp; frame: (id: string) => string }[] = [
  {
    name: 'YouTube',
    host: 'https://www.youtube-nocookie.com',
    match:
      /^https:\/\/(?:www\.|m\.)?(?:youtube(?:-nocookie)?\.com\/(?:watch\?(?:.*&)?v=|embed\/|shorts\/|live\/)|youtu\.be\/)([\w-]{6,20})/,
    frame: (id) => `https://www.youtube-nocookie.com/embed/${id}`,
  },
  {
    name: 'Vimeo',
    host: 'https://player.vimeo.com',
    match: /^https:\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d{4,12})/,
    frame: (id) => `https://player.vimeo.com/video/${id}?dnt=1`,
  },
  {
    name: 'OpenStreetMap',
    host: 'https://www.openstreetmap.org',
    match: /^https:\/\/www\.openstreetmap\.org\/export\/embed\.html\?(bbox=[\d.,%C-]+(?:&[\w=.,%-]*)*)/i,
    frame: (query) => `https://www.openstreetmap.org/export/embed.html?${query}`,
  },
]

/** What a two-click box needs: who would be asked, and the frame's address; null frame: only a link is offered. */
export type EmbedView = { provider: string; frameUrl: string | null }

/** Whose content it is and what would be framed on a click; `frameUrl` is null for sites we know no frame of. */
export function embedView(url: string): EmbedView {
  for (const { name, match, frame } of providers) {
    const id = match.exec(url)?.[1]
    if (id) return { provider: name, frameUrl: frame(id) }
  }
  return { provider: URL.parse(url)?.hostname.replace(/^www\./, '') ?? url, frameUrl: null }
}

/** For the content security policy of pages that hold embeds. */
export const frameHosts: readonly string[] = providers.map(({ host }) => host)

/** Their names, for the privacy page. */
export const embedProviders: readonly string[] = providers.map(({ name }) => name)
