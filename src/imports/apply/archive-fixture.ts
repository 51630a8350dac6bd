import type { Archive, ArchiveComment, ArchiveEntry, ArchiveNote, ArchivePlan } from '../archive.ts'

/** Material for tests and the bench: an archive as a reader would give it. */
export function anArchive(given: {
  plan?: Partial<ArchivePlan>
  entries?: readonly ArchiveEntry[]
  notes?: ArchiveNote[]
}): Archive {
  const { entries = [], plan = {}, notes = [] } = given
  const each = async function* () {
    yield* entries
  }
  return {
    plan: {
      system: 'wordpress',
      site: { title: 'Altes Blatt', url: 'https://alt.example', language: 'de-DE' },
      authors: [],
      sections: [],
      tags: [],
      media: [],
      menus: [],
      counts: {
        articles: entries.filter(({ kind }) => kind === 'article').length,
        pages: entries.filter(({ kind }) => kind === 'page').length,
        comments: entries.reduce((sum, { comments }) => sum + comments.length, 0),
      },
      period: null,
      ...plan,
    },
    entries: each,
    look: each,
    notes: () => notes,
  }
}

export const anEntry = (given: Partial<ArchiveEntry> = {}): ArchiveEntry => ({
  kind: 'article',
  key: '12',
  headline: 'Rat beschließt den Haushalt',
  html: '<p>Der Stadtrat hat am Montag den Haushalt beschlossen.</p>',
  excerpt: null,
  status: 'published',
  publishedAt: '2015-05-04T10:00:00.000Z',
  changedAt: '2015-05-05T10:00:00.000Z',
  path: '/2015/05/rat-beschliesst-den-haushalt',
  slug: 'rat-beschliesst-den-haushalt',
  oldPaths: ['/?p=12'],
  authorKeys: [],
  sectionKeys: [],
  tagKeys: [],
  leadPictureUrl: null,
  isSticky: false,
  language: null,
  searchTitle: null,
  searchDescription: null,
  canonicalUrl: null,
  commentsOpen: true,
  comments: [],
  ...given,
})

export const anArchiveComment = (given: Partial<ArchiveComment> = {}): ArchiveComment => ({
  key: '1',
  parent: null,
  authorName: 'Mara',
  email: 'mara@example.org',
  url: null,
  network: '203.0.113.0/24',
  text: 'Endlich!',
  at: '2015-05-04T11:00:00.000Z',
  status: 'approved',
  authorKey: null,
  ...given,
})
