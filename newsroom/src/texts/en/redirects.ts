import type { redirects as de } from '../de/redirects.ts'

export const redirects: Record<keyof typeof de, string> = {
  'redirects.from': 'Old address',
  'redirects.to': 'Leads to',
  'redirects.search': 'Find an address',
  'redirects.add': 'Set redirect',
  'redirects.change': 'Change target',
  'redirects.set': '{from} now leads to {to}.',
  'redirects.by': 'Set by',
  'redirects.byItself': 'Article moved',
  'redirects.since': 'Since',
  'redirects.article': 'To the article',
  'redirects.remove': 'Remove the redirect from {from}',
  'redirects.removed': '{from} leads on no more.',
  'redirects.none': 'No address leads on yet.',
  'redirects.noneHint':
    'When an article gets a new address, the old one stands here by itself. Others can be set above.',
  'redirects.noneFound': 'There is no such redirect.',
}
