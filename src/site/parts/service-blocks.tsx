import type { Child } from 'hono/jsx'
import type { PublishedArticle } from '../../articles/published/index.ts'
import type { Placeholders } from '../../texts/index.ts'
import type { Site } from '../site.ts'
import { Follow } from './follow.tsx'
import { Research } from './research.tsx'
import { SubscribeBlock } from './subscribe.tsx'

export type ServiceBlockProps = { site: Site; article: PublishedArticle }
/** A block after the article's body; null where it has nothing to say. */
export type ServiceBlock = (props: ServiceBlockProps) => Child

/**
 * The blocks there are, by the name that `settings.reading.blocks` puts in order. A new block (jobs, books, sign-up,
 * comments, …) is registered here.
 */
export const serviceBlocks: Readonly<Record<string, ServiceBlock>> = {
  'service-links': ServiceLinks,
  subscribe: SubscribeBlock,
}

/** Those that stand below the comments: what a reader may do who has read to the end. */
const blocksAtTheEnd: Readonly<Record<string, ServiceBlock>> = { follow: Follow, research: Research }

export function ServiceBlocks(props: ServiceBlockProps) {
  const names = props.site.settings.reading.blocks.filter((name) => Object.hasOwn(serviceBlocks, name))
  return <>{names.map((name) => serviceBlocks[name]?.(props))}</>
}

export function BlocksAtTheEnd(props: ServiceBlockProps) {
  const names = props.site.settings.reading.blocks.filter((name) => Object.hasOwn(blocksAtTheEnd, name))
  return <>{names.map((name) => blocksAtTheEnd[name]?.(props))}</>
}

/** „The best books – news by e-mail – home page – support us – jobs“, as the settings list them. */
function ServiceLinks({ site, article }: ServiceBlockProps): Child {
  const links = site.settings.navigation.service
  if (links.length === 0) return null
  return (
    <nav class="service" aria-labelledby="service-links">
      <p class="service__label" id="service-links">
        {site.t('block.serviceLinks.title', placeholdersOf(site, article))}
      </p>
      <ul class="service-links">
        {links.map(({ label, url }) => (
          <li>
            <a href={url}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What a publisher's own wording of a block may name. */
const placeholdersOf = (site: Site, article: PublishedArticle): Placeholders => ({
  site: site.settings.site.name,
  headline: article.headline,
  section: article.section.name,
})
