import type { pages as de } from '../de/pages.ts'

export const pages: Record<keyof typeof de, string> = {
  'pages.title': 'Title',
  'pages.newTitle': 'Title',
  'pages.add': 'New page',
  'pages.none': 'There are no pages of your own yet.',
  'pages.noneHint': 'Such as “About us” or “Support”. Imprint and privacy are made from the settings.',
  'pages.changedBy': 'By',
  'pages.notPublished': 'Not published',
  'pages.back': 'To the list of pages',
  'pages.publish': 'Publish',
  'pages.publishChanges': 'Publish changes',
  'pages.unpublish': 'Withdraw',
  'pages.unpublished': 'The page is withdrawn.',
  'pages.changesWait': 'Changes not published yet, kept here',
  'pages.restored': 'The changes from last time are still here and not published yet.',
  'pages.bodyHint': 'Write here. / inserts, a selection shows tools.',
  'pages.facts': 'Address and description',
  'pages.pathHint': 'A new address leaves a redirect at the old one.',
  'pages.descriptionHint': 'A sentence or two for search engines.',
  'pages.remove': 'Delete page',
  'pages.removed': '“{title}” is being deleted.',
}
