/** Texts of the public site. */
export const site = {
  'site.skipToContent': 'Zum Inhalt springen',
  'site.sections': 'Ressorts',
  'site.search': 'Suche',
  'site.home': 'Startseite',
  'site.footer': 'Über diese Seite',
  'site.archive': 'Archiv',
  'site.topics': 'Themen',
  'site.authors': 'Autorinnen und Autoren',
  'site.imprint': 'Impressum',
  'site.privacy': 'Datenschutz',
  'site.feed': 'RSS-Feed',

  'frontPage.latest': 'Neu',
  'frontPage.latestMore': 'Alle Nachrichten nach Datum',
  'frontPage.second': 'Weitere wichtige Nachrichten',
  'frontPage.stripMore': 'Mehr aus {section}',
  'frontPage.empty': 'Hier erscheint die erste Ausgabe, sobald ein Artikel veröffentlicht ist.',

  'label.opinion': 'Meinung',
  'label.analysis': 'Analyse',
  'label.interview': 'Interview',
  'label.satire': 'Satire',
  'label.advertisement': 'Anzeige',

  'byline.by': 'Von {names}',
  'byline.and': '{names} und {last}',
  'article.time': '{day}, {clock} Uhr',
  'article.updated': 'Aktualisiert {time}',
  'article.corrected': 'Mit Korrektur vom {day}',
  'article.readingTime': '{count} Minute Lesezeit|{count} Minuten Lesezeit',
  'article.aiNote': 'Hilfe durch KI',
  'article.corrections': 'Korrektur|Korrekturen',
  'article.tags': 'Themen',
  'article.writers': 'Autorinnen und Autoren',
  'article.moreFromSection': 'Mehr aus {section}',
  'article.moreOnTopic': 'Mehr zum Thema',
  'article.printAddress': 'Diese Seite steht unter {url}',

  'body.footnotes': 'Fußnoten',
  'body.footnote': 'Fußnote',
  'body.gallery': 'Bilderstrecke',
  'body.table': 'Tabelle',
  'body.galleryBack': 'Vorheriges Bild',
  'body.galleryNext': 'Nächstes Bild',
  'body.embedLoad': 'Inhalt von {provider} laden',
  'body.embedOpen': 'Bei {provider} öffnen',
  'body.embedNote': 'Beim Laden erfährt {provider}, dass Sie diese Seite lesen, und kann Cookies setzen.',
  'body.backToText': 'Zurück zum Text',

  'share.title': 'Teilen',
  'share.email': 'E-Mail',
  'share.mastodon': 'Mastodon',
  'share.bluesky': 'Bluesky',
  'share.whatsapp': 'WhatsApp',
  'share.telegram': 'Telegram',
  'share.linkedin': 'LinkedIn',
  'share.facebook': 'Facebook',
  'share.x': 'X',
  'share.reddit': 'Reddit',
  'share.copy': 'Link kopieren',
  'share.copied': 'Link kopiert',

  'comments.title': '{count} Kommentar|{count} Kommentare',
  'comments.byEditors': 'Redaktion',
  'comments.answers': 'Antwort auf {name}',
  'comments.earlier': 'Frühere Kommentare',
  'comments.later': 'Weitere Kommentare',

  'block.serviceLinks.title': 'Mehr von {site}',

  'list.topic': 'Thema',
  'list.person': 'Person',
  'list.place': 'Ort',
  'list.organisation': 'Organisation',
  'list.event': 'Ereignis',
  'list.older': 'Ältere Artikel',
  'list.newest': 'Zurück zu den neuesten',
  'list.empty': 'Hier ist noch nichts erschienen.',
  'list.articles': '{count} Artikel',
  'list.pageTitleOlder': '{title}, ältere Artikel',

  'author.website': 'Website',
  'authors.title': 'Autorinnen und Autoren',
  'topics.title': 'Themen von A bis Z',
  'topics.description': 'Alle Themen, Personen, Orte und Organisationen, über die wir berichten.',
  'authors.description': 'Wer bei {site} schreibt.',

  'archive.title': 'Archiv',
  'archive.description': 'Alle Artikel nach Datum.',
  'archive.none': 'In diesem Zeitraum ist nichts erschienen.',

  'search.title': 'Suche',
  'search.field': 'Suchbegriffe',
  'search.button': 'Suchen',
  'search.for': 'Suche nach „{query}“',
  'search.none':
    'Zu „{query}“ haben wir nichts gefunden. Vielleicht hilft ein anderes Wort oder eines weniger.',

  'breadcrumbs.label': 'Sie sind hier',
  'pager.label': 'Weitere Seiten',

  'feed.site': '{site}',
  'feed.of': '{site} – {title}',
  'feed.comments': 'Kommentare zu „{headline}“',
  'feed.comment': '{name} zu „{headline}“',
  'feed.correction': 'Korrektur vom {day}: {text}',

  'error.404.title': 'Diese Seite gibt es nicht',
  'error.404.text': 'Vielleicht ist die Adresse nicht ganz richtig, oder der Artikel ist umgezogen.',
  'error.410.title': 'Dieser Artikel ist nicht mehr verfügbar',
  'error.410.text': 'Die Redaktion hat ihn zurückgezogen.',
  'error.500.title': 'Hier ist etwas schiefgegangen',
  'error.500.text':
    'Der Fehler liegt bei uns und ist gemeldet. Bitte versuchen Sie es in einigen Minuten noch einmal.',
  'error.requestId': 'Kennung für Rückfragen: {id}',
  'error.toHome': 'Zur Startseite',
  'error.toSearch': 'Zur Suche',
  'error.toArchive': 'Zum Archiv',

  'imprint.title': 'Impressum',
  'imprint.publisher': 'Herausgeber und Anbieter (§ 5 DDG)',
  'imprint.representedBy': 'Vertreten durch',
  'imprint.contact': 'Kontakt',
  'imprint.email': 'E-Mail: {email}',
  'imprint.phone': 'Telefon: {phone}',
  'imprint.register': 'Register',
  'imprint.vatId': 'Umsatzsteuer-Identifikationsnummer',
  'imprint.responsible': 'Verantwortlich für den Inhalt (§ 18 Abs. 2 MStV)',
  'imprint.incomplete':
    'Die Angaben zum Herausgeber sind noch nicht vollständig. Sie werden in den Einstellungen der Redaktion eingetragen.',

  'privacy.title': 'Datenschutz',
  'privacy.lead':
    'Diese Seite beschreibt, was {site} über seine Leserinnen und Leser speichert. Es ist wenig: Wer hier liest, wird nicht verfolgt, nicht gezählt wie eine Ware und nicht an andere gemeldet.',
  'privacy.controller.title': 'Wer verantwortlich ist',
  'privacy.controller.text':
    'Verantwortlich im Sinne der Datenschutz-Grundverordnung (DSGVO) ist {controller}.',
  'privacy.controllerEmail': 'Anfragen zum Datenschutz erreichen uns unter {email}.',
  'privacy.cookies.title': 'Keine Cookies, keine Kennungen',
  'privacy.cookies.text':
    'Beim Lesen werden keine Cookies gesetzt und nichts auf Ihrem Gerät gespeichert oder von ihm ausgelesen (§ 25 TDDDG). Darum gibt es hier auch kein Einwilligungsbanner. Schriften, Bilder und Programmteile kommen von unserem eigenen Server; ohne Ihr Zutun wird nichts von anderen geladen.',
  'privacy.access.title': 'Beim Aufruf einer Seite',
  'privacy.access.text':
    'Ihr Browser übermittelt uns technisch notwendig seine IP-Adresse, die aufgerufene Adresse und Angaben zu sich selbst. Wir brauchen sie, um die Seite auszuliefern und Angriffe abzuwehren (Art. 6 Abs. 1 Buchst. f DSGVO: unser berechtigtes Interesse am sicheren Betrieb). Das Redaktionssystem selbst führt kein Protokoll der Zugriffe; die IP-Adresse bleibt nur für die Dauer der Anfrage im Arbeitsspeicher. Vorgeschaltete Server unseres Hosters können Zugriffe für kurze Zeit protokollieren, um Störungen und Angriffe zu erkennen.',
  'privacy.counts.title': 'Wie wir zählen',
  'privacy.counts.text':
    'Wir zählen, wie oft eine Seite an einem Tag abgerufen wird. Gespeichert wird nur die Zahl, ohne IP-Adresse, ohne Kennung und ohne Profil. Sie lässt sich keiner Person zuordnen.',
  'privacy.embeds.title': 'Inhalte anderer Anbieter',
  'privacy.embeds.text':
    'Videos und Karten anderer Anbieter ({providers}) erscheinen zunächst nur als Kasten. Erst wenn Sie auf „laden“ klicken, wird der Inhalt von dort geholt (Art. 6 Abs. 1 Buchst. a DSGVO). Der Anbieter erfährt dann Ihre IP-Adresse und welche Seite Sie lesen, kann Cookies setzen und Daten auch außerhalb der EU verarbeiten. Ihr Klick gilt nur für diesen einen Inhalt.',
  'privacy.share.title': 'Teilen und weiterführende Links',
  'privacy.share.text':
    'Die Links zum Teilen sind einfache Links. Ein Netzwerk erfährt erst von Ihnen, wenn Sie einem solchen Link folgen. Das gilt auch für Links auf andere Websites, für die deren eigene Regeln gelten.',
  'privacy.mail.title': 'Wenn Sie uns schreiben',
  'privacy.mail.text':
    'Schreiben Sie uns eine E-Mail, bewahren wir sie auf, solange es für die Antwort und für mögliche Rückfragen nötig ist (Art. 6 Abs. 1 Buchst. f DSGVO). Hinweise an die Redaktion unterliegen dem Redaktionsgeheimnis.',
  'privacy.staff.title': 'Redaktion',
  'privacy.staff.text':
    'Nur wer sich als Mitglied der Redaktion anmeldet, bekommt Cookies: eines trägt die Anmeldung (depesche_session, {sessionDays} Tage), eines merkt sich, dass von diesem Browser schon einmal angemeldet wurde, und hilft so gegen das Ausprobieren von Passwörtern (depesche_device, {deviceDays} Tage). Noch nicht gespeicherte Texte hält der Browser der Redaktion auf dem eigenen Gerät fest. Das Redaktionssystem verschickt E-Mails allein an Mitglieder der Redaktion, etwa Einladungen.',
  'privacy.staffMailHost': 'Versendet werden sie über den Mailserver {host}.',
  'privacy.journalism.title': 'Journalistische Arbeit',
  'privacy.journalism.text':
    'Für die Verarbeitung personenbezogener Daten zu journalistischen Zwecken gelten die Ausnahmen des Medienprivilegs (Art. 85 DSGVO, § 23 MStV). Fehler in der Berichterstattung korrigieren wir sichtbar am Artikel.',
  'privacy.rights.title': 'Ihre Rechte',
  'privacy.rights.text':
    'Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung der Verarbeitung und Datenübertragbarkeit (Art. 15 bis 20 DSGVO). Einer Verarbeitung, die auf unserem berechtigten Interesse beruht, können Sie widersprechen (Art. 21 DSGVO); eine Einwilligung können Sie jederzeit für die Zukunft widerrufen. Außerdem können Sie sich bei einer Datenschutz-Aufsichtsbehörde beschweren (Art. 77 DSGVO). Automatisierte Entscheidungen im Einzelfall treffen wir nicht.',
}
