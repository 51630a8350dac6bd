import type { ArticleCard } from '../articles/published/index.ts'
import { type Media, mediaByIds } from '../media/index.ts'
import type { World } from '../platform/world.ts'
import { tagOf } from './dependencies.ts'
import { placedView, type Story } from './site.ts'

/** Cards with their pictures, looked up in one query however many. */
export async function storiesOf(world: Pick<World, 'db'>, cards: ArticleCard[]): Promise<Story[]> {
  return storiesFrom(cards, await mediaByIds(world.db, picturesOfCards(cards)))
}

export const picturesOfCards = (cards: ArticleCard[]): string[] =>
  cards.flatMap(({ picture }) => picture?.mediaId ?? [])

export function storiesFrom(cards: ArticleCard[], media: ReadonlyMap<string, Media>): Story[] {
  return cards.map((card) => {
    const found = card.picture && media.get(card.picture.mediaId)
    return {
      ...card,
      picture: card.picture && found?.kind === 'picture' ? placedView(card.picture, found) : null,
    }
  })
}

/** The pictures and names that a list of stories shows. Their own words are covered by the tag of the list. */
export const madeOfStories = (stories: Pick<Story, 'bylines' | 'picture'>[]): string[] =>
  stories.flatMap(({ bylines, picture }) => [
    ...(picture ? [tagOf.media(picture.media.id)] : []),
    ...bylines.flatMap((byline) => (byline.kind === 'author' ? tagOf.author(byline.id) : [])),
  ])
