import { expect, test } from 'vitest'
import { isIn, placeOf, placesFor, roomAt } from './places.ts'

const names = (permissions: string[]) =>
  placesFor((permission) => permissions.includes(permission)).map(({ name }) => name)

test('one sees the places one may enter, at most eight', () => {
  expect(placesFor(() => true)).toHaveLength(8)
  expect(names(['articles.read', 'comments.moderate'])).toEqual([
    'place.dashboard',
    'place.articles',
    'place.moderation',
  ])
})

test('the first room that is open to a person is the door of its place', () => {
  const [, settings] = placesFor((permission) => permission === 'outbox.read')
  expect(settings).toMatchObject({ name: 'place.settings', to: '/outbox' })
})

test('an address lies in its place, also below it and in its rooms', () => {
  const places = placesFor(() => true)
  expect(placeOf(places, '/articles/a1/revisions')?.name).toBe('place.articles')
  expect(placeOf(places, '/redirects')?.name).toBe('place.directory')
  expect(placeOf(places, '/')?.name).toBe('place.dashboard')
  expect(isIn({ name: 'place.tags', to: '/tags', needs: [] }, '/tagsaal')).toBe(false)
})

test('a room below another room’s address is itself', () => {
  const moderation = placeOf(
    placesFor(() => true),
    '/moderation/words',
  )
  expect(moderation && roomAt(moderation, '/moderation/words')?.name).toBe('place.words')
  expect(moderation && roomAt(moderation, '/moderation')?.name).toBe('place.queue')
})
