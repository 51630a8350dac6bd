/** Texts around what readers follow by e-mail: forms, pages behind links, consents. */
export const subscriptions = {
  'subscription.name.newsletter': 'Newsletter',
  'subscription.name.newsletterNamed': 'Newsletter „{subject}“',
  'subscription.name.similar': 'Mehr wie „{subject}“',
  'subscription.name.section': 'Ressort „{subject}“',
  'subscription.name.tag': 'Thema „{subject}“',
  'subscription.name.author': 'Artikel von {subject}',
  'subscription.name.comments': 'Kommentare zu „{subject}“',
  'subscription.name.replies': 'Antworten auf den Beitrag von {subject}',
  'subscription.name.search': 'Suche nach „{subject}“',
  'subscription.name.jobs': 'Stellenanzeigen zu „{subject}“',
  'subscription.name.jobsAll': 'Stellenanzeigen',
  'subscription.name.repliesOnly': 'Antworten auf einen Beitrag',
  'subscription.name.searchOnly': 'Eine Suche',
  'subscription.gone': 'nicht mehr auf der Seite',

  'subscription.frequency.immediate': 'sofort',
  'subscription.frequency.daily': 'einmal am Tag',
  'subscription.frequency.weekly': 'einmal in der Woche',
  'subscription.status.active': 'läuft',
  'subscription.status.paused': 'pausiert',
  'subscription.status.ended': 'beendet',

  'subscription.consent.newsletter': 'Ich möchte den Newsletter von „{site}“ per E-Mail bekommen.',
  'subscription.consent.newsletterNamed':
    'Ich möchte den Newsletter „{subject}“ von „{site}“ per E-Mail bekommen.',
  'subscription.consent.similar':
    'Ich möchte von „{site}“ eine E-Mail bekommen, wenn etwas erscheint, das dem Artikel „{subject}“ ähnlich ist.',
  'subscription.consent.section':
    'Ich möchte von „{site}“ eine E-Mail bekommen, wenn im Ressort „{subject}“ etwas erscheint.',
  'subscription.consent.tag':
    'Ich möchte von „{site}“ eine E-Mail bekommen, wenn zum Thema „{subject}“ etwas erscheint.',
  'subscription.consent.author':
    'Ich möchte von „{site}“ eine E-Mail bekommen, wenn ein Artikel von {subject} erscheint.',
  'subscription.consent.comments':
    'Ich möchte von „{site}“ eine E-Mail bekommen, wenn zum Artikel „{subject}“ ein Kommentar erscheint.',
  'subscription.consent.replies':
    'Ich möchte von „{site}“ eine E-Mail bekommen, wenn jemand auf den Beitrag von {subject} antwortet.',
  'subscription.consent.search':
    'Ich möchte von „{site}“ eine E-Mail bekommen, wenn etwas erscheint, das zur Suche nach „{subject}“ passt.',
  'subscription.consent.jobs':
    'Ich möchte von „{site}“ eine E-Mail bekommen, wenn Stellenanzeigen zu „{subject}“ erscheinen.',
  'subscription.consent.jobsAll':
    'Ich möchte von „{site}“ eine E-Mail bekommen, wenn Stellenanzeigen erscheinen.',
  'subscription.consent.immediate': 'Sie kommt, sobald es so weit ist.',
  'subscription.consent.daily': 'Sie kommt höchstens einmal am Tag.',
  'subscription.consent.weekly': 'Sie kommt höchstens einmal in der Woche.',
  'subscription.consent.newsletterWhen': 'Er kommt, sobald eine Ausgabe erscheint.',
  'subscription.consent.end':
    'Die Einwilligung kann ich jederzeit widerrufen: mit einem Klick in jeder E-Mail.',

  'subscribe.title': 'Benachrichtigungen',
  'subscribe.lead':
    'Was Sie interessiert, kommt per E-Mail: sofort, gesammelt einmal am Tag oder einmal in der Woche. Ohne Konto, und mit einem Klick ist es wieder vorbei.',
  'subscribe.block.title': 'Mehr wie das?',
  'subscribe.block.what': 'Was sollen wir Ihnen schicken?',
  'subscribe.block.similar': 'Ähnliche Nachrichten',
  'subscribe.block.comments': 'Neue Kommentare zu diesem Artikel',
  'subscribe.email': 'Ihre E-Mail',
  'subscribe.button': 'Per E-Mail bekommen',
  'subscribe.consent':
    'Mit dem Absenden willige ich ein, dass mir „{site}“ dazu E-Mails schickt. Widerrufen kann ich das jederzeit mit einem Klick in jeder E-Mail.',
  'subscribe.choose': 'Auswählen',
  'subscribe.frequency': 'Wie oft?',
  'subscribe.words': 'Suchwörter',
  'subscribe.wordsHint': 'Zum Beispiel der Name Ihrer Straße.',
  'subscribe.byWords.title': 'Eine Suche',
  'subscribe.byWords.text': 'Eine E-Mail, wenn etwas erscheint, in dem Ihre Wörter vorkommen.',
  'subscribe.elsewhere.title': 'Alles andere',
  'subscribe.elsewhere.text':
    'Unter jedem Artikel steht ein Feld für ähnliche Nachrichten und neue Kommentare. Auf den Seiten der Themen und der Autorinnen und Autoren steht „Per E-Mail bekommen“.',
  'subscribe.ownLink.title': 'Was Sie schon bekommen',
  'subscribe.ownLink.text':
    'In jeder E-Mail steht ein Link zu Ihrer eigenen Seite. Haben Sie keine zur Hand? Dann schicken wir ihn Ihnen.',
  'subscribe.ownLink.button': 'Link schicken',
  'subscribe.more': 'Alles, was es per E-Mail gibt',
  'subscribe.mend': 'Bitte noch einmal ansehen:',
  'subscribe.working': 'Einen Moment, Ihr Browser beweist gerade, dass er kein Automat ist.',
  'subscribe.asked.title': 'Bitte sehen Sie in Ihr Postfach',
  'subscribe.asked.text':
    'Wir haben an die Adresse geschrieben, die Sie angegeben haben. In der E-Mail steht ein Link; erst wenn Sie dort bestätigen, schicken wir Ihnen etwas. Ist nach einigen Minuten nichts da, sehen Sie bitte auch im Spam-Ordner nach.',
  'newsletter.title': 'Newsletter',
  'newsletter.lead':
    'Die Nachrichten von „{site}“ per E-Mail. Kostenlos und jederzeit mit einem Klick beendet.',
  'newsletter.button': 'Newsletter bestellen',

  'confirmSubscription.title': 'Möchten Sie das bekommen?',
  'confirmSubscription.text': 'An {email} schicken wir dann:',
  'confirmSubscription.button': 'Ja, bestätigen',
  'confirmSubscription.buttonAll': 'Ja, alles bestätigen',
  'confirmSubscription.only': 'Nur dies',
  'confirmSubscription.ignore':
    'Waren Sie das nicht? Dann schließen Sie diese Seite einfach. Ohne Bestätigung schicken wir nichts und löschen die Adresse nach einer Woche.',
  'confirmSubscription.done.title': 'Vielen Dank',
  'confirmSubscription.done.text': 'Das ist bestätigt. Sie hören von uns, sobald es etwas gibt.',
  'confirmSubscription.expired':
    'Der Link galt eine Woche. Bestellen Sie bitte noch einmal, dann kommt ein neuer.',
  'confirmSubscription.toOwn': 'Ihre Benachrichtigungen',
  'endSubscription.title': 'Keine E-Mails mehr davon?',
  'endSubscription.text': '{name}: Davon bekommen Sie dann keine E-Mails mehr.',
  'endSubscription.button': 'Ja, keine mehr',
  'endSubscription.done.title': 'Sie bekommen keine mehr',
  'endSubscription.done.text': 'Das ist beendet. Alles andere, was Sie bekommen, bleibt, wie es ist.',

  'sharpen.more.title': 'Mehr davon?',
  'sharpen.more.text':
    'Dann bekommen Sie auch Nachrichten, die dem Artikel „{headline}“ ähnlich sind, so oft wie bisher.',
  'sharpen.more.button': 'Ja, mehr davon',
  'sharpen.nothing.title': 'So etwas nicht?',
  'sharpen.nothing.text':
    'Dann bekommen Sie keine Nachrichten mehr, die dem Artikel „{headline}“ ähnlicher sind als dem, was Sie lesen möchten.',
  'sharpen.nothing.button': 'Ja, so etwas nicht',
  'sharpen.done.title': 'Das ist notiert',
  'sharpen.done.text': 'Ab jetzt wählen wir danach aus. Auf Ihrer eigenen Seite können Sie es zurücknehmen.',
  'sharpen.ended.title': 'Das ist beendet',
  'sharpen.ended.text': 'Von dieser Art bekommen Sie schon keine E-Mails mehr.',

  'renewal.title': 'Soll es weitergehen?',
  'renewal.text': 'An {email} schicken wir dann weiterhin:',
  'renewal.button': 'Ja, weiter schicken',
  'renewal.own': 'Lieber einzeln? Auf Ihrer eigenen Seite ändern und beenden Sie, was Sie möchten.',
  'renewal.done.title': 'Es geht weiter',
  'renewal.done.text': 'Vielen Dank. In einem Jahr fragen wir wieder.',

  'ownNotifications.title': 'Ihre Benachrichtigungen',
  'ownNotifications.lead': 'Das alles geht an {email}. Diese Seite ist nur über Ihren Link zu erreichen.',
  'ownNotifications.none': 'Gerade bekommen Sie nichts per E-Mail.',
  'ownNotifications.saved': 'Gespeichert.',
  'ownNotifications.next': 'Die nächste Sammlung kommt {day} um {clock} Uhr, falls es etwas gibt.',
  'ownNotifications.frequency': 'Wie oft: {name}',
  'ownNotifications.save': 'Speichern',
  'ownNotifications.pause': 'Pausieren',
  'ownNotifications.pauseOf': 'Pausieren: {name}',
  'ownNotifications.resume': 'Fortsetzen',
  'ownNotifications.resumeOf': 'Fortsetzen: {name}',
  'ownNotifications.end': 'Beenden',
  'ownNotifications.endOf': 'Beenden: {name}',
  'ownNotifications.examples.wanted': 'Auch wie „{headline}“',
  'ownNotifications.examples.unwanted': 'Nicht wie „{headline}“',
  'ownNotifications.examples.remove': 'Zurücknehmen',
  'ownNotifications.ended': 'Beendet',
  'ownNotifications.endedOn': '{name}, beendet am {day}',
  'ownNotifications.all.title': 'Für alles zusammen',
  'ownNotifications.pausedUntil': 'Bis zum {day} schicken wir Ihnen nichts.',
  'ownNotifications.rest': 'Urlaub: nichts schicken für',
  'ownNotifications.rest.14': 'zwei Wochen',
  'ownNotifications.rest.28': 'vier Wochen',
  'ownNotifications.rest.84': 'zwölf Wochen',
  'ownNotifications.restButton': 'Pause beginnen',
  'ownNotifications.restEnd': 'Pause beenden',
  'ownNotifications.language': 'Sprache der E-Mails',
  'ownNotifications.language.de': 'Deutsch',
  'ownNotifications.language.en': 'Englisch',
  'ownNotifications.endAll': 'Alles beenden',
  'ownNotifications.endAllText': 'Dann bekommen Sie nichts mehr von dem, was oben steht.',
  'ownNotifications.endAllButton': 'Ja, alles beenden',
  'ownNotifications.export': 'Alles, was gespeichert ist, als Datei (JSON)',
  'ownNotifications.erase': 'Alles löschen',
  'ownNotifications.eraseText':
    'Adresse, Bestellungen und Einwilligungen werden gelöscht; das lässt sich nicht rückgängig machen. Es bleibt nur ein Merkmal, aus dem sich die Adresse nicht lesen lässt, damit niemand sie wieder einträgt.',
  'ownNotifications.eraseButton': 'Ja, alles löschen',
  'ownNotifications.erased.title': 'Alles ist gelöscht',
  'ownNotifications.erased.text':
    'Ihre Adresse ist aus den Benachrichtigungen gelöscht. Wir schreiben Ihnen nicht mehr.',

  'field.followed': 'Das gibt es hier nicht (mehr).',
  'field.searchable':
    'Danach lässt sich nicht suchen: Bitte geben Sie mindestens ein Wort ein, das nicht in jedem Text steht.',
  'problem.too-many-subscriptions':
    'Von hier kamen in kurzer Zeit sehr viele Bestellungen. Bitte versuchen Sie es in zehn Minuten noch einmal.',

  'mail.subscription.subject': 'Bitte bestätigen: {name}',
  'mail.subscription.subjectMany': 'Bitte bestätigen Sie Ihre Bestellung bei „{site}“',
  'mail.subscription.title': 'Möchten Sie das bekommen?',
  'mail.subscription.body': 'mit dieser Adresse wurde bei „{site}“ bestellt:',
  'mail.subscription.ask':
    'Erst wenn Sie bestätigen, schicken wir Ihnen etwas. Der Link gilt bis zum {until}.',
  'mail.subscription.button': 'Bestellung ansehen und bestätigen',
  'mail.subscription.sender':
    'Absender ist „{site}“. Beenden können Sie es später jederzeit mit einem Klick in jeder E-Mail.',
  'mail.subscription.ignore':
    'Waren Sie das nicht? Dann brauchen Sie nichts zu tun: Ohne Bestätigung kommt nichts weiter, und die Adresse wird nach einer Woche gelöscht.',
  'mail.renewal.subject': 'Soll es weitergehen? Ihre Benachrichtigungen von „{site}“',
  'mail.renewal.title': 'Soll es weitergehen?',
  'mail.renewal.body': 'seit einem Jahr bekommen Sie von „{site}“ per E-Mail:',
  'mail.renewal.ask':
    'Möchten Sie das weiterhin bekommen? Dann bestätigen Sie es bitte bis zum {until}. Sonst hört es auf, und Sie brauchen nichts zu tun.',
  'mail.renewal.button': 'Ansehen und verlängern',
  'mail.renewal.ownLink': 'Alle Ihre Benachrichtigungen',
  'mail.readerLink.subject': 'Ihre Benachrichtigungen von „{site}“',
  'mail.readerLink.title': 'Ihre Benachrichtigungen',
  'mail.readerLink.body':
    'auf Ihrer eigenen Seite sehen Sie, was Sie von „{site}“ per E-Mail bekommen. Dort können Sie alles ändern, anhalten und beenden.',
  'mail.readerLink.already':
    'mit dieser Adresse wurde bei „{site}“ etwas bestellt, das Sie schon bekommen. Zu tun ist nichts. Auf Ihrer eigenen Seite können Sie alles ändern, anhalten und beenden.',
  'mail.readerLink.button': 'Eigene Seite öffnen',
  'mail.readerLink.ignore':
    'Geben Sie den Link nicht weiter: Wer ihn hat, sieht und ändert, was Sie bekommen.',

  'privacy.subscriptions.title': 'Wenn Sie Benachrichtigungen oder den Newsletter bestellen',
  'privacy.subscriptions.text':
    'Wir speichern Ihre E-Mail-Adresse, was Sie bestellt haben und wie oft es kommen soll, damit wir es schicken können (Art. 6 Abs. 1 Buchst. a DSGVO). Erst nach Ihrer Bestätigung schicken wir etwas; ohne sie löschen wir die Adresse nach einer Woche. Damit sich die Einwilligung belegen lässt, halten wir jeden Schritt mit Zeitpunkt und Wortlaut fest (Art. 7 Abs. 1 DSGVO), die IP-Adresse dazu für 30 Tage. Ob Sie eine E-Mail öffnen oder einem Link darin folgen, erfassen wir nicht. Auf Ihrer eigenen Seite, zu der jede E-Mail führt, sehen Sie alles, was gespeichert ist, und können es ändern, beenden, mitnehmen und löschen. Nach dem Löschen bleibt nur ein verschlüsseltes Merkmal, damit niemand die Adresse wieder einträgt (Art. 21 Abs. 3 DSGVO).',
}
