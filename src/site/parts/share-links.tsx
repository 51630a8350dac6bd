import type { Settings } from '../../settings/index.ts'
import type { Site } from '../site.ts'

type Network = Settings['reading']['shareLinks'][number]

/** Plain links: no network learns of a reader who does not follow one. */
export function shareAddress(
  network: Exclude<Network, 'copy'>,
  { url, headline }: { url: string; headline: string },
): string {
  const [u, h, both] = [url, headline, `${headline} ${url}`].map(encodeURIComponent)
  const addresses: Record<Exclude<Network, 'copy'>, string> = {
    email: `mailto:?subject=${h}&body=${u}`,
    mastodon: `https://share.joinmastodon.org/#text=${both}`,
    bluesky: `https://bsky.app/intent/compose?text=${both}`,
    whatsapp: `https://wa.me/?text=${both}`,
    telegram: `https://t.me/share/url?url=${u}&text=${h}`,
    linkedin: `https://www.linkedin.com/sharing/share-offsite/?url=${u}`,
    facebook: `https://www.facebook.com/sharer/sharer.php?u=${u}`,
    x: `https://x.com/intent/post?text=${h}&url=${u}`,
    reddit: `https://www.reddit.com/submit?url=${u}&title=${h}`,
  }
  return addresses[network]
}

export function ShareLinks({ site, url, headline }: { site: Site; url: string; headline: string }) {
  const networks = site.settings.reading.shareLinks
  if (networks.length === 0) return null
  return (
    <div class="share">
      <span class="share__title" id="share-title">
        {site.t('share.title', { headline })}
      </span>
      {networks.map((network) =>
        network === 'copy' ? (
          <button type="button" hidden data-copy={url} data-copied={site.t('share.copied')}>
            {site.t('share.copy')}
          </button>
        ) : (
          <a href={shareAddress(network, { url, headline })} rel="noopener noreferrer nofollow">
            {site.t(`share.${network}`)}
          </a>
        ),
      )}
    </div>
  )
}
