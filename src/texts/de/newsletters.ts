/** Newsletters: the mail of an issue, its check list, the archive on the site. */
export const newsletters = {
  'newsletter.ofSite': 'Newsletter von {site}',
  'newsletter.choose': 'Welche möchten Sie?',
  'newsletter.archive': 'Alle Ausgaben',
  'newsletter.archiveEmpty': 'Es ist noch keine Ausgabe erschienen.',
  'newsletter.issue': 'Ausgabe {number}',
  'newsletter.signUp': 'Diesen Newsletter bekommen',
  'newsletter.mail.browser': 'Im Browser lesen',
  'newsletter.mail.advertisement': 'Anzeige',
  'newsletter.mail.photo': 'Bild: {credit}',
  'newsletter.mail.why': 'Sie erhalten diese E-Mail, weil Sie „{name}“ abonniert haben.',
  'newsletter.mail.end': 'Mit einem Klick beenden',
  'newsletter.mail.own': 'Alles, was Sie bekommen',
  'newsletter.mail.imprint': 'Impressum',
  'newsletter.mail.test': '[Test] {subject}',
  'newsletter.subject.more': '{headline} und mehr',

  'newsletter.check.subject.good': 'Der Betreff steht.',
  'newsletter.check.subject.missing': 'Der Betreff fehlt.',
  'newsletter.check.subject.long':
    'Der Betreff hat {length} Zeichen. Viele Programme zeigen höchstens 78, auf dem Telefon etwa 40.',
  'newsletter.check.content.good': 'Die Ausgabe hat einen Inhalt.',
  'newsletter.check.content.missing': 'In der Ausgabe steht noch nichts, das sich lesen lässt.',
  'newsletter.check.links.good': 'Alle Links führen irgendwohin.',
  'newsletter.check.links.missing': 'Auf der eigenen Seite steht unter dieser Adresse nichts.',
  'newsletter.check.links.unreachable': 'Diese Adresse hat nicht geantwortet ({reason}).',
  'newsletter.check.links.more': 'Weitere Links sind nicht geprüft: Es sind sehr viele.',
  'newsletter.check.alternative-texts.good': 'Alle Bilder sind beschrieben.',
  'newsletter.check.alternative-texts.missing':
    'Dieses Bild hat keine Beschreibung für Menschen, die es nicht sehen, und für Programme ohne Bilder.',
  'newsletter.check.size.good': 'Die E-Mail hat {kilobytes} kB.',
  'newsletter.check.size.near': 'Die E-Mail hat {kilobytes} kB. Ab 102 kB schneidet Gmail den Rest ab.',
  'newsletter.check.size.over':
    'Die E-Mail hat {kilobytes} kB. Gmail schneidet ab 102 kB ab, auch den Link zum Abbestellen.',
  'newsletter.check.unsubscribe.good': 'Mit einem Klick ist der Newsletter zu Ende.',
  'newsletter.check.unsubscribe.missing': 'In der E-Mail fehlt der Link zum Abbestellen.',
  'newsletter.check.imprint.good': 'Das Impressum steht in der E-Mail.',
  'newsletter.check.imprint.missing':
    'Im Impressum fehlen Name oder Anschrift (§ 5 DDG). Einzutragen unter Einstellungen, Impressum.',
  'newsletter.check.sender.good': 'Der Absender ist {address}.',
  'newsletter.check.sender.unset':
    'Für E-Mails ist kein Absender gesetzt; sie kämen von {address}. Einzutragen unter Einstellungen, E-Mail.',
  'newsletter.check.sender.elsewhere':
    'Der Absender {address} gehört nicht zur Adresse der Seite. Das kostet Vertrauen bei den Postfächern.',
  'newsletter.check.articles-visible.good': 'Alle Artikel sind für Leserinnen und Leser zu sehen.',
  'newsletter.check.articles-visible.hidden':
    'Diesen Artikel sehen Leserinnen und Leser nicht. In der E-Mail fehlt er.',
  'newsletter.check.plain-text.good': 'Die Ausgabe lässt sich auch ohne Bilder und Farben lesen.',
  'newsletter.check.plain-text.missing': 'Es gibt keine Fassung als reinen Text.',
} as const
