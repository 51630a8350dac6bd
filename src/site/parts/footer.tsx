import { feedPath } from '../paths.ts'
import type { NamedLink, Site } from '../site.ts'

/** Imprint and privacy must be two clicks away from every page at most (§ 5 DDG); here it is one. */
export function Footer({ site }: { site: Site }) {
  const { paths, t, settings } = site
  const own: NamedLink[] = [
    { label: t('site.archive'), url: paths.archive },
    { label: t('site.topics'), url: paths.topics },
    { label: t('site.authors'), url: paths.authors },
    { label: t('newsletter.title'), url: paths.newsletter },
    { label: t('subscribe.title'), url: paths.notifications },
    { label: t('site.feed'), url: feedPath('/', 'xml') },
    { label: t('site.imprint'), url: paths.imprint },
    { label: t('site.privacy'), url: paths.privacy },
  ]
  return (
    <footer class="footer wide">
      <nav class="footer__inner" aria-label={t('site.footer')}>
        <div class="footer__brand">
          <p class="footer__name">
            <a href="/">{settings.site.name}</a>
          </p>
          {settings.site.tagline && <p class="footer__tagline">{settings.site.tagline}</p>}
        </div>
        <FooterLinks links={settings.navigation.footer} />
        <FooterLinks links={own} />
      </nav>
    </footer>
  )
}

function FooterLinks({ links }: { links: NamedLink[] }) {
  if (links.length === 0) return null
  return (
    <ul class="footer__links">
      {links.map(({ label, url }) => (
        <li>
          <a href={url}>{label}</a>
        </li>
      ))}
    </ul>
  )
}
