import type { Settings } from '../../settings/index.ts'
import { feedPath } from '../paths.ts'
import type { NamedLink, Site } from '../site.ts'

type FollowWay = Settings['reading']['follow'][number]

const wayTo: Record<FollowWay, (site: Site) => NamedLink> = {
  rss: ({ t }) => ({ label: t('follow.rss'), url: feedPath('/', 'xml') }),
  email: ({ t, paths }) => ({ label: t('follow.email'), url: paths.notifications }),
  'google-news': ({ settings }) => ({
    label: 'Google News',
    url: `https://news.google.com/search?q=${encodeURIComponent(settings.site.name)}`,
  }),
  'bing-news': ({ publicUrl }) => ({
    label: 'Bing News',
    url: `https://www.bing.com/news/search?q=${encodeURIComponent(`site:${new URL(publicUrl).hostname}`)}`,
  }),
  // developers.google.com/search/docs/appearance/preferred-sources: the plain link loads nothing.
  'google-preferred': ({ t, publicUrl }) => ({
    label: t('follow.preferred'),
    url: `https://www.google.com/preferences/source?q=${new URL(publicUrl).hostname}`,
  }),
}

/** Ways to hear of the next article: plain links, nothing is loaded before one is opened. */
export function Follow({ site }: { site: Site }) {
  const ways = site.settings.reading.follow
  if (ways.length === 0) return null
  return (
    <nav class="service" aria-labelledby="follow">
      <p class="service__label" id="follow">
        {site.t('follow.title', { site: site.settings.site.name })}
      </p>
      <ul class="service-links">
        {ways.map((way) => {
          const { label, url } = wayTo[way](site)
          const isOutward = url.startsWith('https:')
          return (
            <li>
              <a href={url} {...(isOutward ? { rel: 'noreferrer noopener external', target: '_blank' } : {})}>
                {label}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
