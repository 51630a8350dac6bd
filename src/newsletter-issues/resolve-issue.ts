import { cardsByIds } from '../articles/published/index.ts'
import { fittingRendition, type Media, mediaByIds } from '../media/index.ts'
import { type Newsletter, shownName } from '../newsletters/index.ts'
import type { World } from '../platform/world.ts'
import { readSettings, siteTexts } from '../settings/index.ts'
import { articleIdsIn, type Issue, type IssueBlock } from './issue.ts'
import type { ShownBlock, ShownIssue, ShownPicture } from './shown-issue.ts'
import { nextNumber } from './store.ts'

type Needs = Pick<World, 'db' | 'clock'>

/** Twice the 600 px of a mail, as screens are fine. */
const pictureWidth = 1280

/**
 * What readers would see of the issue now: articles with their present words and pictures, those that readers do not see
 * left out.
 */
export async function resolveIssue(
  world: Needs,
  { newsletter, issue }: { newsletter: Newsletter; issue: Issue },
): Promise<ShownIssue> {
  const settings = await readSettings(world.db)
  const language = newsletter.language ?? settings.site.language
  const t = siteTexts({ ...settings, site: { ...settings.site, language } })
  return {
    name: shownName(newsletter, t, settings.site.name),
    language,
    number: issue.number ?? (await nextNumber(world.db, newsletter.id)),
    at: issue.sentAt ?? issue.scheduledAt ?? world.clock.now(),
    subject: issue.subject,
    preheader: issue.preheader,
    blocks: await resolveBlocks(world, issue.blocks, newsletter.pictures),
  }
}

async function resolveBlocks(
  world: Needs,
  blocks: readonly IssueBlock[],
  pictures: Newsletter['pictures'],
): Promise<ShownBlock[]> {
  const cards = await cardsByIds(world.db, articleIdsIn(blocks), world.clock.now())
  const articles = new Map(cards.map((card) => [card.id, card]))
  const named = blocks.flatMap((block) => ('mediaId' in block && block.mediaId ? [block.mediaId] : []))
  const media = await mediaByIds(world.db, [
    ...new Set([...named, ...cards.flatMap(({ picture }) => picture?.mediaId ?? [])]),
  ])
  const shown: ShownBlock[] = []
  for (const block of blocks) {
    const isFirst = !shown.some(({ type }) => type === 'article')
    if (block.type === 'article') {
      const card = articles.get(block.articleId)
      if (!card) continue
      const wanted = block.hasPicture ?? (pictures === 'all' || (pictures === 'first' && isFirst))
      shown.push({
        type: 'article',
        articleId: card.id,
        path: card.path,
        kicker: card.kicker,
        headline: block.headline ?? card.headline,
        teaser: block.teaser ?? card.teaser,
        isAdvertisement: card.label === 'advertisement',
        picture: wanted && card.picture ? pictureFrom(media, card.picture) : null,
      })
    } else if (block.type === 'picture') {
      const picture = pictureFrom(media, { mediaId: block.mediaId, alt: block.alt, credit: null })
      if (picture) shown.push({ type: 'picture', picture, caption: block.caption, link: block.link })
    } else if (block.type === 'advertisement') {
      const { headline, text, link, advertiser, mediaId, alt } = block
      const picture = mediaId ? pictureFrom(media, { mediaId, alt, credit: null }) : null
      shown.push({ type: 'advertisement', headline, text, link, advertiser, picture })
    } else shown.push(block)
  }
  return shown
}

/** Words given for the place win over the library's. */
export function pictureFrom(
  media: ReadonlyMap<string, Media>,
  placed: { mediaId: string; alt: string | null; credit: string | null },
): ShownPicture | null {
  const found = media.get(placed.mediaId)
  if (found?.kind !== 'picture') return null
  const { path, width, height } = fittingRendition(found, {
    width: pictureWidth,
    ratio: null,
    format: 'jpg',
  })
  return {
    mediaId: found.id,
    path,
    width,
    height,
    alt: placed.alt ?? found.alt ?? '',
    credit: placed.credit ?? found.credit,
  }
}
