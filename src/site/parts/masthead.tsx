import { fittingRendition } from '../../media/index.ts'
import type { Site } from '../site.ts'

type Props = { site: Site; front?: boolean; path: string }

/** Name, date and sections. The name is the page's heading on the front page only. */
export function Masthead({ site, front = false, path }: Props) {
  return (
    <header class={`masthead${front ? ' masthead--front' : ''}`}>
      <div class="wide">
        {front ? <FrontName site={site} /> : <PlainName site={site} />}
        <Sections site={site} path={path} />
      </div>
    </header>
  )
}

function FrontName({ site }: { site: Site }) {
  const { name, tagline } = site.settings.site
  const length = name.length > 22 ? ' masthead__name--long' : ''
  return (
    <>
      <div class="masthead__folio">
        <time datetime={site.times.dayKey(site.now)}>{site.times.longDay(site.now)}</time>
        {tagline && <span class="masthead__tagline">{tagline}</span>}
        <span>
          <a href={site.paths.search}>{site.t('site.search')}</a>
        </span>
      </div>
      <h1 class={`masthead__name${length}`}>
        <Name site={site} />
      </h1>
    </>
  )
}

function PlainName({ site }: { site: Site }) {
  return (
    <div class="masthead__row">
      <p class="masthead__name">
        <a href="/">
          <Name site={site} />
        </a>
      </p>
      <a class="masthead__search" href={site.paths.search}>
        {site.t('site.search')}
      </a>
    </div>
  )
}

function Name({ site }: { site: Site }) {
  const { logo, settings } = site
  if (!logo) return <>{settings.site.name}</>
  const { path, width, height } = fittingRendition(logo, { width: 960, ratio: null, format: 'webp' })
  return <img class="masthead__logo" src={path} width={width} height={height} alt={settings.site.name} />
}

function Sections({ site, path }: { site: Site; path: string }) {
  if (site.navigation.length === 0) return null
  return (
    <nav class="sections" aria-label={site.t('site.sections')}>
      <ul>
        {site.navigation.map(({ label, url }) => (
          <li>
            <a href={url} aria-current={currentness(path, url)}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The page itself, or a page below it. */
function currentness(path: string, url: string): 'page' | 'true' | undefined {
  if (url === path) return 'page'
  return url !== '/' && path.startsWith(`${url}/`) ? 'true' : undefined
}
