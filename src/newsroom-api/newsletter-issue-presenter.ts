import { cardsByIds } from '../articles/published/index.ts'
import { mailingInOutbox } from '../deliveries/mailings/index.ts'
import { mediaByIds } from '../media/index.ts'
import { issuePath } from '../newsletter-issues/archive/index.ts'
import { pictureFrom } from '../newsletter-issues/desk/index.ts'
import {
  countsOf,
  type Issue,
  type IssueBlock,
  isAutomatic,
  isInArchive,
  statusOf,
} from '../newsletter-issues/index.ts'
import type { Newsletter } from '../newsletters/index.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import type { IssueSummary, IssueBlock as ShownBlock, Issue as ShownIssue } from './contract/newsletters.ts'

/** Lines of a list of issues; the site's language is read once. */
export async function issueLines(
  world: Pick<World, 'db' | 'config'>,
  newsletter: Newsletter,
): Promise<(issue: Issue) => IssueSummary> {
  const { language } = (await readSettings(world.db)).site
  const { publicUrl, smtpUrl } = world.config
  return (issue) => {
    const { number, subject } = issue
    const isShown = number !== null && newsletter.isPublic && isInArchive(issue)
    return {
      id: issue.id,
      newsletterId: issue.newsletterId,
      number,
      subject,
      status: statusOf(issue, { hasSmtp: smtpUrl !== null }),
      isAutomatic: isAutomatic(issue),
      scheduledAt: issue.submittedAt === null ? issue.scheduledAt : null,
      sentAt: issue.sentAt,
      createdAt: issue.createdAt,
      changedAt: issue.changedAt,
      changedBy: issue.changedBy,
      revision: issue.revision,
      url: isShown ? publicUrl + issuePath(language, newsletter, { number, subject }) : null,
      ...countsOf(issue),
    }
  }
}

/** An issue with its blocks, each with what it shows now. */
export async function wholeIssue(
  world: World,
  { newsletter, issue }: { newsletter: Newsletter; issue: Issue },
): Promise<ShownIssue> {
  const line = (await issueLines(world, newsletter))(issue)
  const mailing = issue.mailingId === null ? null : await mailingInOutbox(world, issue.mailingId)
  return {
    ...line,
    preheader: issue.preheader,
    blocks: await shownBlocks(world, issue.blocks),
    mailingId: issue.mailingId,
    progress: mailing?.progress ?? null,
  }
}

async function shownBlocks(world: World, blocks: readonly IssueBlock[]): Promise<ShownBlock[]> {
  const { db, clock, config } = world
  const articleIds = blocks.flatMap((block) => (block.type === 'article' ? [block.articleId] : []))
  const cards = new Map(
    (await cardsByIds(db, [...new Set(articleIds)], clock.now())).map((card) => [card.id, card]),
  )
  const named = blocks.flatMap((block) => ('mediaId' in block && block.mediaId ? [block.mediaId] : []))
  const placed = [...cards.values()].flatMap(({ picture }) => picture?.mediaId ?? [])
  const media = await mediaByIds(db, [...new Set([...named, ...placed])])
  const pictureUrl = (mediaId: string | null | undefined): string | null =>
    (mediaId && pictureFrom(media, { mediaId, alt: null, credit: null })?.path) || null
  return blocks.map((block): ShownBlock => {
    if (block.type === 'picture') return { ...block, pictureUrl: pictureUrl(block.mediaId) }
    if (block.type === 'advertisement') return { ...block, pictureUrl: pictureUrl(block.mediaId) }
    if (block.type !== 'article') return block
    const card = cards.get(block.articleId)
    return {
      ...block,
      article: card
        ? {
            headline: card.headline,
            kicker: card.kicker,
            teaser: card.teaser,
            url: config.publicUrl + encodeURI(card.path),
            isAdvertisement: card.label === 'advertisement',
            pictureUrl: pictureUrl(card.picture?.mediaId),
          }
        : null,
    }
  })
}
