import type { Permission } from '../session/session.ts'
import type { TextKey } from '../texts/texts.ts'
import type { IconName } from './icons.tsx'

export type Place = {
  name: TextKey
  to: string
  /** Shown when the person may do at least one of these; to everybody when empty. */
  needs: readonly Permission[]
  /** More words to find it by in the command palette. */
  words?: TextKey
}
export type MainPlace = Place & { icon: IconName; rooms: readonly Place[] }

/** The rail: eight places, some with rooms of their own. The first room that a person may enter is the place's door. */
export const places: readonly MainPlace[] = [
  { name: 'place.dashboard', to: '/', icon: 'overview', needs: [], rooms: [] },
  { name: 'place.articles', to: '/articles', icon: 'article', needs: ['articles.read'], rooms: [] },
  { name: 'place.frontPage', to: '/front-page', icon: 'front', needs: ['front-page.arrange'], rooms: [] },
  { name: 'place.media', to: '/media', icon: 'media', needs: ['media.read'], rooms: [] },
  {
    name: 'place.moderation',
    to: '/moderation',
    icon: 'comments',
    needs: ['comments.moderate'],
    words: 'place.moderationWords',
    rooms: [
      { name: 'place.queue', to: '/moderation', needs: ['comments.moderate'] },
      { name: 'place.comments', to: '/moderation/comments', needs: ['comments.moderate'] },
      { name: 'place.appeals', to: '/appeals', needs: ['comments.moderate'] },
      { name: 'place.notices', to: '/notices', needs: ['comments.moderate'] },
      { name: 'place.words', to: '/moderation/words', needs: ['comments.moderate'] },
      { name: 'place.blocks', to: '/moderation/blocks', needs: ['comments.moderate'] },
      { name: 'place.rules', to: '/moderation/rules', needs: ['comments.moderate'] },
      { name: 'place.today', to: '/moderation/today', needs: ['comments.moderate'] },
      { name: 'place.transparency', to: '/moderation/transparency', needs: ['comments.moderate'] },
      { name: 'place.persons', to: '/moderation/persons', needs: ['comments.moderate'] },
    ],
  },
  {
    name: 'place.directory',
    to: '/tags',
    icon: 'order',
    needs: [
      'newsletters.manage',
      'sections.manage',
      'tags.write',
      'authors.write',
      'pages.manage',
      'redirects.manage',
      'settings.manage',
    ],
    rooms: [
      { name: 'place.tags', to: '/tags', needs: ['tags.write'] },
      { name: 'place.sections', to: '/sections', needs: ['sections.manage'] },
      { name: 'place.authors', to: '/authors', needs: ['authors.write'] },
      { name: 'place.pages', to: '/pages', needs: ['pages.manage'] },
      {
        name: 'place.newsletters',
        to: '/newsletters',
        needs: ['newsletters.manage'],
        words: 'place.newslettersWords',
      },
      { name: 'place.navigation', to: '/navigation', needs: ['settings.manage'] },
      { name: 'place.redirects', to: '/redirects', needs: ['redirects.manage'] },
    ],
  },
  { name: 'place.pageCounts', to: '/page-counts', icon: 'counts', needs: ['page-counts.read'], rooms: [] },
  {
    name: 'place.settings',
    to: '/settings',
    icon: 'settings',
    needs: [
      'settings.manage',
      'staff.manage',
      'tokens.manage',
      'webhooks.manage',
      'audit.read',
      'outbox.read',
      'readers.read',
      'imports.read',
    ],
    rooms: [
      { name: 'place.site', to: '/settings', needs: ['settings.manage'], words: 'place.siteWords' },
      { name: 'place.staff', to: '/staff', needs: ['staff.manage'] },
      { name: 'place.developer', to: '/developer', needs: ['tokens.manage', 'webhooks.manage'] },
      { name: 'place.imports', to: '/imports', needs: ['imports.read'], words: 'place.importsWords' },
      { name: 'place.readers', to: '/readers', needs: ['readers.read'] },
      { name: 'place.outbox', to: '/outbox', needs: ['outbox.read'] },
      { name: 'place.mailings', to: '/mailings', needs: ['outbox.read'], words: 'place.mailingsWords' },
      { name: 'place.audit', to: '/audit', needs: ['audit.read'] },
    ],
  },
]

/** The places and rooms that a person with these permissions may enter. */
export function placesFor(may: (permission: Permission) => boolean): MainPlace[] {
  const open = ({ needs }: Place) => needs.length === 0 || needs.some(may)
  return places.filter(open).map((place) => {
    const rooms = place.rooms.filter(open)
    return { ...place, rooms, to: rooms[0]?.to ?? place.to }
  })
}

/** Whether an address of the app lies in a place. */
export const isIn = (place: Place, path: string): boolean =>
  place.to === '/' ? path === '/' || path === '' : path === place.to || path.startsWith(`${place.to}/`)

/** The room of a place that an address lies in: of those that match, the one whose own address says most. */
export const roomAt = (place: MainPlace, path: string): Place | undefined =>
  place.rooms.filter((room) => isIn(room, path)).toSorted((a, b) => b.to.length - a.to.length)[0]

export const placeOf = (all: readonly MainPlace[], path: string): MainPlace | undefined =>
  all.find((place) => isIn(place, path) || place.rooms.some((room) => isIn(room, path)))
