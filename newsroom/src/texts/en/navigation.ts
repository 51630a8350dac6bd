import type { navigation as de } from '../de/navigation.ts'

export const navigation: Record<keyof typeof de, string> = {
  'navigation.main': 'Top',
  'navigation.mainHint':
    'The bar below the name. Without links of your own the sections stand there in their order.',
  'navigation.footer': 'Foot',
  'navigation.footerHint': 'The foot of every page. Imprint and privacy always stand there.',
  'navigation.service': 'After the article',
  'navigation.serviceHint': 'Service links below every article, such as “Support us” or “Newsletter”.',
  'navigation.label': 'What the link is called',
  'navigation.url': 'Where it leads',
  'navigation.add': 'Add link',
  'navigation.newLink': 'New link',
  'navigation.noLinks': 'No links of your own.',
  'navigation.remove': 'Remove “{label}”',
  'navigation.removed': '“{label}” is removed.',
  'navigation.place.home': 'Home page',
  'navigation.place.search': 'Search',
  'navigation.place.topics': 'Topics',
  'navigation.place.authors': 'Authors',
  'navigation.place.archive': 'Archive',
  'navigation.place.imprint': 'Imprint',
  'navigation.place.privacy': 'Privacy',
  'navigation.place.feed': 'RSS feed',
}
