import type { pageCounts as de } from '../de/page-counts.ts'

export const pageCounts: Record<keyof typeof de, string> = {
  'pageCounts.title': 'Figures',
  'pageCounts.period': 'Period',
  'pageCounts.days.7': '7 days',
  'pageCounts.days.30': '30 days',
  'pageCounts.days.90': '90 days',
  'pageCounts.days.365': 'One year',
  'pageCounts.views': 'Views',
  'pageCounts.viewsOf': 'Views of “{headline}”',
  'pageCounts.thisArticle': 'this article',
  'pageCounts.wholeSite': 'Whole site',
  'pageCounts.inPeriod': 'on {count} day|in {count} days',
  'pageCounts.perDay': '{count} a day on average',
  'pageCounts.asTable': 'As a table',
  'pageCounts.day': 'Day',
  'pageCounts.untilNow': '(so far)',
  'pageCounts.top': 'Most read articles',
  'pageCounts.none': 'Nothing was counted in this period.',
  'pageCounts.noneHint': 'Views appear here after about half a minute.',
  'pageCounts.how':
    'Views are counted by page and day, without cookies and without recognising anybody. Programs that say they are programs do not count. Figures are kept for 25 months.',
  'pageCounts.edit': 'Edit “{headline}”',
  'pageCounts.onSite': '“{headline}” on the site',
}
