/** First segments of addresses that other parts of the system answer: no page stands there, and none is kept in the cache. */
export const privateSegments: ReadonlySet<string> = new Set([
  'newsroom',
  'api',
  'media',
  'assets',
  'theme',
  'healthz',
  'metrics',
  'v1alpha1',
  '$discovery',
])
