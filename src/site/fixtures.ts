import type { PublishedArticle } from '../articles/published/index.ts'
import type { Picture } from '../media/index.ts'
import { defaultSettings, type Settings, siteTexts } from '../settings/index.ts'
import { sitePaths } from './paths.ts'
import type { PlacedView, Site, Story } from './site.ts'
import { timesIn } from './times.ts'

/** Material for tests and for `npm run preview-site`: a site, pictures, stories, an article. */
export function aSite(changes: Partial<Settings> & { now?: string } = {}): Site {
  const { now = '2026-11-23T17:42:00.000Z', ...groups } = changes
  const site = {
    ...defaultSettings.site,
    name: 'Brückstädter Bote',
    tagline: 'Zeitung für Brückstadt und das Elmeland',
  }
  const settings: Settings = { ...defaultSettings, site, ...groups }
  return {
    settings,
    t: siteTexts(settings),
    times: timesIn(settings.site.language, settings.site.timeZone),
    paths: sitePaths(settings.site.language),
    publicUrl: 'https://zeitung.example',
    navigation: ['Politik', 'Wirtschaft', 'Stadt', 'Kultur', 'Wissen'].map((label) => ({
      label,
      url: `/${label.toLowerCase()}`,
    })),
    logo: null,
    assets: {
      stylesheet: '/assets/site.css',
      searchScript: '/assets/search.js',
      commentScript: '/assets/comment-form.js',
      liveScript: '/assets/comments-live.js',
      subscribeScript: '/assets/subscribe.js',
      script: '/assets/site.js',
      fonts: { text: '/assets/text.woff2', display: '/assets/display.woff2', sans: '/assets/sans.woff2' },
    },
    now,
  }
}

export function aPicture(changes: Partial<Picture> = {}): Picture {
  return {
    kind: 'picture',
    id: '01930000-0000-7000-8000-000000000001',
    originalKey: 'originals/01/x.jpg',
    contentType: 'image/jpeg',
    fileName: 'x.jpg',
    sha256: '',
    bytes: 1,
    alt: 'Eine Straßenbahn auf einer Brücke',
    caption: 'Die Linie 5 auf der Elmebrücke.',
    credit: 'Zeichnung: Bote',
    proposed: { alt: null, caption: null, credit: null },
    rights: { creator: null, creditLine: null, copyright: null, webStatement: null, digitalSourceType: null },
    version: 1,
    createdAt: '2026-11-01T00:00:00.000Z',
    createdBy: null,
    changedAt: '2026-11-01T00:00:00.000Z',
    width: 1600,
    height: 1067,
    color: '#8a7b6a',
    focalPoint: { x: 0.5, y: 0.5 },
    ...changes,
  }
}

export const aPlacedPicture = (changes: Partial<Picture> = {}): PlacedView => {
  const media = aPicture(changes)
  return { media, alt: media.alt ?? '', caption: media.caption, credit: media.credit }
}

export function aStory(changes: Partial<Story> = {}): Story {
  return {
    id: '01930000-0000-7000-8000-00000000000a',
    path: '/stadt/linie-5',
    language: 'de',
    headline: 'Brückstadt sagt Ja zur Linie 5',
    kicker: 'Bürgerentscheid',
    teaser: '54,2 Prozent stimmen für die Straßenbahn zum Werkviertel.',
    label: null,
    section: { id: 's1', slug: 'stadt', name: 'Stadt' },
    bylines: [{ kind: 'author', id: 'a1', slug: 'mira-lohse', name: 'Mira Lohse' }],
    picture: aPlacedPicture(),
    wordCount: 840,
    publishedAt: '2026-11-23T16:10:00.000Z',
    updatedAt: null,
    ...changes,
  }
}

export function anArticle(changes: Partial<PublishedArticle> = {}): PublishedArticle {
  const { picture: _, ...story } = aStory()
  return {
    ...story,
    picture: { mediaId: aPicture().id, alt: null, caption: null, credit: null },
    standfirst: 'Mit 54,2 Prozent haben sich die Brückstädter für die Straßenbahn entschieden.',
    dateline: { places: ['Brückstadt'], source: null },
    body: {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Kurz nach 20 Uhr stand es fest.' }] }],
    },
    aiNote: null,
    tags: [{ id: 't1', slug: 'linie-5', name: 'Linie 5', kind: 'topic' }],
    corrections: [],
    commentMode: 'before',
    searchTitle: null,
    searchDescription: null,
    canonicalUrl: null,
    translations: [],
    revision: 3,
    ...changes,
  }
}
