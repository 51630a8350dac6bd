import { html, raw } from 'hono/html'
import type { Byline as BylineOf } from '../../articles/published/index.ts'
import { authorPath } from '../paths.ts'
import type { Site } from '../site.ts'

/** The names above an article; without any, the publication's. */
export const bylineNames = (site: Pick<Site, 'settings'>, bylines: BylineOf[]): string[] =>
  bylines.length > 0 ? bylines.map(({ name }) => name) : [site.settings.site.name]

/** `Mira Lohse, Henrik Dahlkamp und nwd` */
export function listOfNames(site: Pick<Site, 'settings' | 't'>, bylines: BylineOf[]): string {
  const names = bylineNames(site, bylines)
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : site.t('byline.and', { names: names.slice(0, -1).join(', '), last })
}

/** `Von Mira Lohse und Henrik Dahlkamp`, each author's name leading to the author's page. */
export function Byline({ site, bylines }: { site: Site; bylines: BylineOf[] }) {
  const linked = bylines.map((byline) =>
    byline.kind === 'author'
      ? html`<a href="${authorPath(site.paths, byline)}" rel="author">${byline.name}</a>`
      : html`${byline.name}`,
  )
  const all = linked.length > 0 ? linked : [html`${site.settings.site.name}`]
  // The marks stand for the names until the sentence is made, as its words may be the publisher's own.
  const marks = all.map((_, index) => `\uE000${index}\uE001`)
  const list =
    marks.length < 2
      ? (marks[0] ?? '')
      : site.t('byline.and', { names: marks.slice(0, -1).join(', '), last: marks.at(-1) ?? '' })
  const sentence = site.t('byline.by', { names: list })
  const parts = sentence
    .split(/\uE000(\d+)\uE001/)
    .map((part, index) => (index % 2 === 1 ? all[Number(part)] : part))
  return <p class="byline">{parts.map((part) => (typeof part === 'string' ? part : raw(String(part))))}</p>
}
