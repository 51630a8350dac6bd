import type { sections as de } from '../de/sections.ts'

export const sections: Record<keyof typeof de, string> = {
  'sections.name': 'Name',
  'sections.newName': 'Name',
  'sections.add': 'New section',
  'sections.none': 'There is no section yet.',
  'sections.noneHint': 'Every article belongs to one. The key A makes the first one.',
  'sections.ordered': 'The new order holds.',
  'sections.orderHint':
    'This is how the sections stand in the navigation and on the front page. Drag, or move with the arrow keys on the handle.',
  'sections.slugHint': 'Existing articles keep their addresses, new ones get the new one.',
  'sections.description': 'Description',
  'sections.descriptionHint': 'Stands on the section’s page and in search results.',
  'sections.language': 'Language',
  'sections.comments': 'Comments',
  'sections.commentsHere': 'Comments: {mode}',
  'sections.asSite': 'As everywhere ({mode})',
  'sections.remove': 'Remove section',
  'sections.removed': 'The section “{name}” is removed.',
  'sections.notEmpty': 'It can go once no article stands in it, not even a draft.',
  'sections.itsArticles': 'Show its articles',
}
