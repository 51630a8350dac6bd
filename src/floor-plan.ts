/**
 * The rooms from the ground up, each with the rooms whose door (`index.ts`) it may use. A room may name only rooms
 * listed before it. `npm run check:floor-plan` fails on any other import; ARCHITECTURE.md shows this list.
 * A new room gets its line here first.
 */
export const floorPlan = {
  platform: [],
  texts: ['platform'],
  settings: ['platform', 'texts'],
  audit: ['platform'],
  topics: ['platform'],
  deliveries: ['platform', 'settings', 'texts'],
  accounts: ['platform', 'settings', 'texts', 'audit', 'deliveries'],
  media: ['platform', 'accounts', 'audit'],
  redirects: ['platform', 'accounts', 'audit'],
  sections: ['platform', 'accounts', 'audit', 'media', 'redirects'],
  tags: ['platform', 'accounts', 'audit', 'media', 'redirects'],
  authors: ['platform', 'accounts', 'audit', 'media', 'redirects'],
  articles: [
    'platform',
    'settings',
    'accounts',
    'audit',
    'media',
    'sections',
    'tags',
    'authors',
    'redirects',
  ],
  pages: ['platform', 'settings', 'accounts', 'audit', 'media', 'sections', 'articles', 'redirects'],
  'front-page': ['platform', 'accounts', 'audit', 'media', 'articles'],
  'page-counts': ['platform', 'articles'],
  webhooks: ['platform', 'accounts', 'audit'],
  'set-up': ['platform', 'settings', 'texts', 'accounts', 'audit', 'sections'],
  demo: [
    'platform',
    'settings',
    'accounts',
    'media',
    'sections',
    'tags',
    'authors',
    'articles',
    'pages',
    'front-page',
    'set-up',
  ],
  backup: [
    'platform',
    'settings',
    'media',
    'sections',
    'tags',
    'authors',
    'articles',
    'pages',
    'redirects',
    'front-page',
  ],
  doctor: ['platform', 'settings', 'articles'],
} as const satisfies Record<string, readonly string[]>

/** The surfaces: each may use every room, never another surface. `main.ts`, `app.ts`, `reactions.ts` may use all. */
export const surfaces = ['site', 'newsroom-api', 'cli'] as const
