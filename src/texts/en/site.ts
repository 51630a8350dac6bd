import type { site as german } from '../de/site.ts'

export const site: Record<keyof typeof german, string> = {
  'site.skipToContent': 'Skip to content',
  'site.sections': 'Sections',
  'site.search': 'Search',
  'site.home': 'Home',
  'site.footer': 'About this site',
  'site.archive': 'Archive',
  'site.topics': 'Topics',
  'site.authors': 'Authors',
  'site.imprint': 'Imprint',
  'site.privacy': 'Privacy',
  'site.feed': 'RSS feed',

  'frontPage.latest': 'Latest',
  'frontPage.latestMore': 'All news by date',
  'frontPage.second': 'More top stories',
  'frontPage.stripMore': 'More {section}',
  'frontPage.empty': 'The first edition appears here as soon as an article is published.',

  'label.opinion': 'Opinion',
  'label.analysis': 'Analysis',
  'label.interview': 'Interview',
  'label.satire': 'Satire',
  'label.advertisement': 'Advertisement',

  'byline.by': 'By {names}',
  'byline.and': '{names} and {last}',
  'article.time': '{day}, {clock}',
  'article.updated': 'Updated {time}',
  'article.corrected': 'Corrected {day}',
  'article.readingTime': '{count} minute read|{count} minutes read',
  'article.aiNote': 'Help from AI',
  'article.corrections': 'Correction|Corrections',
  'article.tags': 'Topics',
  'article.writers': 'Authors',
  'article.moreFromSection': 'More {section}',
  'article.printAddress': 'This page is at {url}',

  'body.footnotes': 'Footnotes',
  'body.footnote': 'Footnote',
  'body.gallery': 'Gallery',
  'body.table': 'Table',
  'body.galleryBack': 'Previous picture',
  'body.galleryNext': 'Next picture',
  'body.embedLoad': 'Load content from {provider}',
  'body.embedOpen': 'Open at {provider}',
  'body.embedNote': 'On loading, {provider} learns that you are reading this page and may set cookies.',
  'body.backToText': 'Back to the text',

  'share.title': 'Share',
  'share.email': 'E-mail',
  'share.mastodon': 'Mastodon',
  'share.bluesky': 'Bluesky',
  'share.whatsapp': 'WhatsApp',
  'share.telegram': 'Telegram',
  'share.linkedin': 'LinkedIn',
  'share.facebook': 'Facebook',
  'share.x': 'X',
  'share.reddit': 'Reddit',
  'share.copy': 'Copy link',
  'share.copied': 'Link copied',

  'block.serviceLinks.title': 'More from {site}',

  'list.topic': 'Topic',
  'list.person': 'Person',
  'list.place': 'Place',
  'list.organisation': 'Organisation',
  'list.event': 'Event',
  'list.older': 'Older articles',
  'list.newest': 'Back to the newest',
  'list.empty': 'Nothing has been published here yet.',
  'list.articles': '{count} article|{count} articles',
  'list.pageTitleOlder': '{title}, older articles',

  'author.website': 'Website',
  'authors.title': 'Authors',
  'topics.title': 'Topics from A to Z',
  'topics.description': 'All topics, people, places and organisations we report on.',
  'authors.description': 'Who writes for {site}.',

  'archive.title': 'Archive',
  'archive.description': 'All articles by date.',
  'archive.none': 'Nothing was published in this period.',

  'search.title': 'Search',
  'search.field': 'Search words',
  'search.button': 'Search',
  'search.for': 'Search for “{query}”',
  'search.none': 'We found nothing for “{query}”. Perhaps another word helps, or one fewer.',

  'breadcrumbs.label': 'You are here',
  'pager.label': 'Further pages',

  'feed.site': '{site}',
  'feed.of': '{site} – {title}',
  'feed.correction': 'Correction of {day}: {text}',

  'error.404.title': 'There is no such page',
  'error.404.text': 'Perhaps the address is not quite right, or the article has moved.',
  'error.410.title': 'This article is no longer available',
  'error.410.text': 'The newsroom has withdrawn it.',
  'error.500.title': 'Something went wrong here',
  'error.500.text': 'The fault is ours and has been reported. Please try again in a few minutes.',
  'error.requestId': 'Reference for enquiries: {id}',
  'error.toHome': 'To the front page',
  'error.toSearch': 'To the search',
  'error.toArchive': 'To the archive',

  'imprint.title': 'Imprint',
  'imprint.publisher': 'Publisher and provider (§ 5 DDG)',
  'imprint.representedBy': 'Represented by',
  'imprint.contact': 'Contact',
  'imprint.email': 'E-mail: {email}',
  'imprint.phone': 'Telephone: {phone}',
  'imprint.register': 'Register',
  'imprint.vatId': 'VAT identification number',
  'imprint.responsible': 'Responsible for the content (§ 18 (2) MStV)',
  'imprint.incomplete':
    'The publisher’s details are not complete yet. They are entered in the newsroom’s settings.',

  'privacy.title': 'Privacy',
  'privacy.lead':
    'This page describes what {site} stores about its readers. It is little: whoever reads here is not followed, not profiled and not reported to others.',
  'privacy.controller.title': 'Who is responsible',
  'privacy.controller.text':
    'The controller within the meaning of the General Data Protection Regulation (GDPR) is {controller}.',
  'privacy.controllerEmail': 'Enquiries about data protection reach us at {email}.',
  'privacy.cookies.title': 'No cookies, no identifiers',
  'privacy.cookies.text':
    'Reading sets no cookies, and nothing is stored on your device or read from it. That is why there is no consent banner. Fonts, pictures and scripts come from our own server; nothing is loaded from elsewhere unless you ask for it.',
  'privacy.access.title': 'When you open a page',
  'privacy.access.text':
    'Your browser necessarily transmits its IP address, the address requested and some details about itself. We need them to deliver the page and to fend off attacks (Art. 6 (1) (f) GDPR: our legitimate interest in secure operation). The publishing system itself keeps no access log; the IP address stays in memory only for as long as the request takes. Servers of our host in front of it may log requests for a short time in order to detect faults and attacks.',
  'privacy.counts.title': 'How we count',
  'privacy.counts.text':
    'We count how often a page is opened on a day. Only the number is stored, without IP address, identifier or profile. It cannot be traced to a person.',
  'privacy.embeds.title': 'Content of other providers',
  'privacy.embeds.text':
    'Videos and maps of other providers ({providers}) first appear as a box. Only when you choose to load them are they fetched from there (Art. 6 (1) (a) GDPR). The provider then learns your IP address and which page you are reading, may set cookies and may process data outside the EU. Your click holds for this one item only.',
  'privacy.share.title': 'Sharing and links to other sites',
  'privacy.share.text':
    'The links for sharing are plain links. A network learns of you only when you follow one. The same goes for links to other websites, where their own rules apply.',
  'privacy.mail.title': 'When you write to us',
  'privacy.mail.text':
    'If you send us an e-mail, we keep it for as long as the answer and possible questions require (Art. 6 (1) (f) GDPR). Information given to the newsroom is protected by editorial secrecy.',
  'privacy.staff.title': 'Newsroom',
  'privacy.staff.text':
    'Only members of the newsroom who sign in receive cookies: one carries their session (depesche_session, {sessionDays} days), one remembers that somebody has signed in from this browser before and so helps against guessing of passwords (depesche_device, {deviceDays} days). Their browser keeps what they have written and not yet saved on their own device. The publishing system sends e-mails to members of the newsroom only, such as invitations.',
  'privacy.staffMailHost': 'They are sent through the mail server {host}.',
  'privacy.journalism.title': 'Journalistic work',
  'privacy.journalism.text':
    'Processing of personal data for journalistic purposes is subject to the exemptions for the media (Art. 85 GDPR, § 23 MStV). We correct errors in our reporting visibly on the article.',
  'privacy.rights.title': 'Your rights',
  'privacy.rights.text':
    'You have the right to access, rectification, erasure, restriction of processing and data portability (Art. 15 to 20 GDPR). You may object to processing based on our legitimate interest (Art. 21 GDPR) and withdraw consent at any time for the future. You may also complain to a data protection authority (Art. 77 GDPR). We make no automated decisions about individuals.',
}
