import { type ArticleCard, cardsByIds, type SectionRef } from '../articles/published/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import { arrangeFrontPage, mostAboveStrips, mostPins, type Placed, partSizes } from './front-page.ts'
import { newestIds, publishedAmong, readPinBoard, sectionHeads } from './store.ts'

/** The front page as the site shows it. Pinned cards carry the words and picture chosen for there. */
export type FrontPage = {
  lead: ArticleCard | null
  secondRank: ArticleCard[]
  latest: ArticleCard[]
  strips: { section: SectionRef; articles: ArticleCard[] }[]
}

/**
 * The front page at `now`, by a handful of look-ups in indexes however large the archive is. Of translations the one
 * in the site's language stands there, in a section's strip the one in the section's.
 */
export async function frontPage(db: Db, language: string, now: Instant): Promise<FrontPage> {
  const { pins } = await readPinBoard(db)
  const pinnedIds = pins.map(({ articleId }) => articleId)
  const atTop = mostAboveStrips + mostPins.lead + mostPins.second
  const sections = await sectionHeads(db)
  const plan = arrangeFrontPage(
    {
      pins,
      published: await publishedAmong(db, pinnedIds, now),
      newest: await newestIds(db, { language, limit: atTop }, now),
      sections: await Promise.all(
        sections.map(async ({ id, language: spoken }) => ({
          sectionId: id,
          newest: await newestIds(
            db,
            { sectionId: id, language: spoken, limit: partSizes.strip + mostAboveStrips },
            now,
          ),
        })),
      ),
    },
    now,
  )

  const placed = [plan.lead, ...plan.secondRank].filter((place) => place !== null)
  const wanted = [
    ...placed.map(({ articleId }) => articleId),
    ...plan.latest,
    ...plan.strips.flatMap((s) => s.articleIds),
  ]
  const cards = new Map((await cardsByIds(db, wanted, now)).map((card) => [card.id, card]))
  const cardsOf = (ids: readonly string[]): ArticleCard[] => ids.flatMap((id) => cards.get(id) ?? [])
  const [lead = null] = placedCards(plan.lead ? [plan.lead] : [], cards)
  return {
    lead,
    secondRank: placedCards(plan.secondRank, cards),
    latest: cardsOf(plan.latest),
    strips: plan.strips.flatMap(({ sectionId, articleIds }) => {
      const section = sections.find(({ id }) => id === sectionId)
      const articles = cardsOf(articleIds)
      if (!section || articles.length === 0) return []
      return [{ section: { id: section.id, slug: section.slug, name: section.name }, articles }]
    }),
  }
}

const placedCards = (places: readonly Placed[], cards: ReadonlyMap<string, ArticleCard>): ArticleCard[] =>
  places.flatMap(({ articleId, pin }) => {
    const card = cards.get(articleId)
    if (!card) return []
    const picture = pin?.mediaId
      ? { mediaId: pin.mediaId, alt: null, caption: null, credit: null }
      : card.picture
    return [{ ...card, headline: pin?.headline ?? card.headline, picture }]
  })
