/** Newsletters: the mail of an issue, its check list, the archive on the site. */
export const newsletters = {
  'newsletter.ofSite': 'The {site} newsletter',
  'newsletter.choose': 'Which would you like?',
  'newsletter.archive': 'All issues',
  'newsletter.archiveEmpty': 'No issue has appeared yet.',
  'newsletter.issue': 'Issue {number}',
  'newsletter.signUp': 'Get this newsletter',
  'newsletter.mail.browser': 'Read in the browser',
  'newsletter.mail.advertisement': 'Advertisement',
  'newsletter.mail.photo': 'Picture: {credit}',
  'newsletter.mail.why': 'You get this e-mail because you subscribed to “{name}”.',
  'newsletter.mail.end': 'End it with one click',
  'newsletter.mail.own': 'All that you get',
  'newsletter.mail.imprint': 'Imprint',
  'newsletter.mail.test': '[Test] {subject}',
  'newsletter.subject.more': '{headline}, and more',

  'newsletter.check.subject.good': 'There is a subject.',
  'newsletter.check.subject.missing': 'The subject is missing.',
  'newsletter.check.subject.long':
    'The subject has {length} characters. Many programs show at most 78, phones about 40.',
  'newsletter.check.content.good': 'The issue has something in it.',
  'newsletter.check.content.missing': 'There is nothing in the issue yet that could be read.',
  'newsletter.check.links.good': 'All links lead somewhere.',
  'newsletter.check.links.missing': 'There is nothing at this address of your own site.',
  'newsletter.check.links.unreachable': 'This address did not answer ({reason}).',
  'newsletter.check.links.more': 'Further links were not checked: there are very many.',
  'newsletter.check.alternative-texts.good': 'All pictures are described.',
  'newsletter.check.alternative-texts.missing':
    'This picture has no description for people who do not see it, and for programs without pictures.',
  'newsletter.check.size.good': 'The mail has {kilobytes} kB.',
  'newsletter.check.size.near': 'The mail has {kilobytes} kB. From 102 kB on Gmail cuts off the rest.',
  'newsletter.check.size.over':
    'The mail has {kilobytes} kB. From 102 kB on Gmail cuts off the rest, with the link to unsubscribe.',
  'newsletter.check.unsubscribe.good': 'One click ends the newsletter.',
  'newsletter.check.unsubscribe.missing': 'The link to unsubscribe is missing in the mail.',
  'newsletter.check.imprint.good': 'The imprint stands in the mail.',
  'newsletter.check.imprint.missing':
    'Name or address are missing in the imprint (§ 5 DDG). They are entered under Settings, Imprint.',
  'newsletter.check.sender.good': 'The sender is {address}.',
  'newsletter.check.sender.unset':
    'No sender is set for mails; they would come from {address}. It is entered under Settings, Mail.',
  'newsletter.check.sender.elsewhere':
    'The sender {address} does not belong to the address of the site. Mailboxes trust that less.',
  'newsletter.check.articles-visible.good': 'Readers can see all articles.',
  'newsletter.check.articles-visible.hidden': 'Readers cannot see this article. It is left out of the mail.',
  'newsletter.check.plain-text.good': 'The issue can be read without pictures and colours, too.',
  'newsletter.check.plain-text.missing': 'There is no plain-text version.',
} as const
