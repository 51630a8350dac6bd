import { type ArticleCard, cardsByIds, listPublished } from '../articles/published/index.ts'
import { frontPage } from '../front-page/index.ts'
import type { Newsletter } from '../newsletters/index.ts'
import { addDays, type Instant } from '../platform/clock.ts'
import type { World } from '../platform/world.ts'
import { readSettings, siteTexts } from '../settings/index.ts'
import { articleBlock } from './compose-issue.ts'
import { articleIdsIn, type IssueBlock, type IssueWords } from './issue.ts'
import { lastSentAt } from './store.ts'

/** More would not be read, and Gmail would cut the mail off. */
const mostArticles = 20
/** From so many on they stand under the names of their sections. */
const manyArticles = 7
/** How far the first issue looks back. */
const firstDays = 7

/**
 * What has been published since the issue before, of the newsletter's sections and in its language: what stands at the
 * top of the front page first, the rest newest first. Empty when there was nothing.
 */
export async function fillingFor(
  world: Pick<World, 'db' | 'clock'>,
  newsletter: Newsletter,
): Promise<IssueBlock[]> {
  const now = world.clock.now()
  const { site } = await readSettings(world.db)
  const language = newsletter.language ?? site.language
  const since = (await lastSentAt(world.db)).get(newsletter.id) ?? addDays(now, -firstDays)
  const found = await publishedSince(world, { newsletter, language, since }, now)
  const top = await topOfFrontPage(world, language, now)
  return arrange(found, top)
}

async function publishedSince(
  world: Pick<World, 'db'>,
  wanted: { newsletter: Newsletter; language: string; since: Instant },
  now: Instant,
): Promise<ArticleCard[]> {
  const { newsletter, language, since } = wanted
  const list = (sectionId?: string) =>
    listPublished(world.db, { sectionId, language, from: since, limit: mostArticles * 2 }, now)
  if (newsletter.sectionIds.length === 0) return list()
  const lists = []
  for (const sectionId of newsletter.sectionIds) lists.push(await list(sectionId))
  return lists.flat().toSorted((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))
}

async function topOfFrontPage(world: Pick<World, 'db'>, language: string, now: Instant): Promise<string[]> {
  const { lead, secondRank } = await frontPage(world.db, language, now)
  return [...(lead ? [lead] : []), ...secondRank].map(({ id }) => id)
}

/** The first headline is the subject, the next two stand beside it. Empty for blocks without an article that can be read. */
export async function wordsFor(
  world: Pick<World, 'db' | 'clock'>,
  { language }: Newsletter,
  blocks: readonly IssueBlock[],
): Promise<Omit<IssueWords, 'blocks'>> {
  const settings = await readSettings(world.db)
  const site = { ...settings.site, language: language ?? settings.site.language }
  const t = siteTexts({ ...settings, site })
  const cards = await cardsByIds(world.db, articleIdsIn(blocks).slice(0, 3), world.clock.now())
  const [headline = '', ...others] = cards.map((card) => card.headline)
  if (others.length === 0) return { subject: headline.slice(0, 200), preheader: null }
  return {
    subject: t('newsletter.subject.more', { headline: headline.slice(0, 170) }),
    preheader: others.join(' · ').slice(0, 200),
  }
}

/** The rule for what stands where. `top`: ids of what the front page shows first. */
export function arrange(
  found: readonly Pick<ArticleCard, 'id' | 'section'>[],
  top: readonly string[],
): IssueBlock[] {
  const first = top.flatMap((id) => found.filter((card) => card.id === id))
  const rest = found.filter(({ id }) => !top.includes(id))
  const chosen = [...first, ...rest].slice(0, mostArticles)
  const sections = [...new Set(chosen.map(({ section }) => section.name))]
  if (chosen.length < manyArticles || sections.length < 2) return chosen.map(({ id }) => articleBlock(id))
  const [lead, ...others] = chosen
  return [
    ...(lead ? [articleBlock(lead.id)] : []),
    ...sections.flatMap((name): IssueBlock[] => {
      const below = others.filter(({ section }) => section.name === name)
      if (below.length === 0) return []
      return [{ type: 'heading', text: name }, ...below.map(({ id }) => articleBlock(id))]
    }),
  ]
}
