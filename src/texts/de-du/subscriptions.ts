import type { subscriptions as formal } from '../de/subscriptions.ts'

export const subscriptions: Partial<Record<keyof typeof formal, string>> = {
  'subscribe.lead':
    'Was dich interessiert, kommt per E-Mail: sofort, gesammelt einmal am Tag oder einmal in der Woche. Ohne Konto, und mit einem Klick ist es wieder vorbei.',
  'subscribe.block.what': 'Was sollen wir dir schicken?',
  'subscribe.email': 'Deine E-Mail',
  'subscribe.wordsHint': 'Zum Beispiel der Name deiner Straße.',
  'subscribe.byWords.text': 'Eine E-Mail, wenn etwas erscheint, in dem deine Wörter vorkommen.',
  'subscribe.ownLink.title': 'Was du schon bekommst',
  'subscribe.ownLink.text':
    'In jeder E-Mail steht ein Link zu deiner eigenen Seite. Hast du keine zur Hand? Dann schicken wir ihn dir.',
  'subscribe.working': 'Einen Moment, dein Browser beweist gerade, dass er kein Automat ist.',
  'subscribe.asked.title': 'Bitte sieh in dein Postfach',
  'subscribe.asked.text':
    'Wir haben an die Adresse geschrieben, die du angegeben hast. In der E-Mail steht ein Link; erst wenn du dort bestätigst, schicken wir dir etwas. Ist nach einigen Minuten nichts da, sieh bitte auch im Spam-Ordner nach.',

  'confirmSubscription.title': 'Möchtest du das bekommen?',
  'confirmSubscription.ignore':
    'Warst du das nicht? Dann schließ diese Seite einfach. Ohne Bestätigung schicken wir nichts und löschen die Adresse nach einer Woche.',
  'confirmSubscription.done.text': 'Das ist bestätigt. Du hörst von uns, sobald es etwas gibt.',
  'confirmSubscription.expired': 'Der Link galt eine Woche. Bestell bitte noch einmal, dann kommt ein neuer.',
  'confirmSubscription.toOwn': 'Deine Benachrichtigungen',
  'endSubscription.text': '{name}: Davon bekommst du dann keine E-Mails mehr.',
  'endSubscription.done.title': 'Du bekommst keine mehr',
  'endSubscription.done.text': 'Das ist beendet. Alles andere, was du bekommst, bleibt, wie es ist.',

  'sharpen.more.text':
    'Dann bekommst du auch Nachrichten, die dem Artikel „{headline}“ ähnlich sind, so oft wie bisher.',
  'sharpen.nothing.text':
    'Dann bekommst du keine Nachrichten mehr, die dem Artikel „{headline}“ ähnlicher sind als dem, was du lesen möchtest.',
  'sharpen.done.text': 'Ab jetzt wählen wir danach aus. Auf deiner eigenen Seite kannst du es zurücknehmen.',
  'sharpen.ended.text': 'Von dieser Art bekommst du schon keine E-Mails mehr.',

  'renewal.own': 'Lieber einzeln? Auf deiner eigenen Seite änderst und beendest du, was du möchtest.',

  'ownNotifications.title': 'Deine Benachrichtigungen',
  'ownNotifications.lead': 'Das alles geht an {email}. Diese Seite ist nur über deinen Link zu erreichen.',
  'ownNotifications.none': 'Gerade bekommst du nichts per E-Mail.',
  'ownNotifications.pausedUntil': 'Bis zum {day} schicken wir dir nichts.',
  'ownNotifications.endAllText': 'Dann bekommst du nichts mehr von dem, was oben steht.',
  'ownNotifications.erased.text':
    'Deine Adresse ist aus den Benachrichtigungen gelöscht. Wir schreiben dir nicht mehr.',

  'problem.too-many-subscriptions':
    'Von hier kamen in kurzer Zeit sehr viele Bestellungen. Bitte versuch es in zehn Minuten noch einmal.',

  'mail.subscription.subjectMany': 'Bitte bestätige deine Bestellung bei „{site}“',
  'mail.subscription.title': 'Möchtest du das bekommen?',
  'mail.subscription.ask': 'Erst wenn du bestätigst, schicken wir dir etwas. Der Link gilt bis zum {until}.',
  'mail.subscription.sender':
    'Absender ist „{site}“. Beenden kannst du es später jederzeit mit einem Klick in jeder E-Mail.',
  'mail.subscription.ignore':
    'Warst du das nicht? Dann brauchst du nichts zu tun: Ohne Bestätigung kommt nichts weiter, und die Adresse wird nach einer Woche gelöscht.',
  'mail.renewal.subject': 'Soll es weitergehen? Deine Benachrichtigungen von „{site}“',
  'mail.renewal.body': 'seit einem Jahr bekommst du von „{site}“ per E-Mail:',
  'mail.renewal.ask':
    'Möchtest du das weiterhin bekommen? Dann bestätige es bitte bis zum {until}. Sonst hört es auf, und du brauchst nichts zu tun.',
  'mail.renewal.ownLink': 'Alle deine Benachrichtigungen',
  'mail.readerLink.subject': 'Deine Benachrichtigungen von „{site}“',
  'mail.readerLink.title': 'Deine Benachrichtigungen',
  'mail.readerLink.body':
    'auf deiner eigenen Seite siehst du, was du von „{site}“ per E-Mail bekommst. Dort kannst du alles ändern, anhalten und beenden.',
  'mail.readerLink.already':
    'mit dieser Adresse wurde bei „{site}“ etwas bestellt, das du schon bekommst. Zu tun ist nichts. Auf deiner eigenen Seite kannst du alles ändern, anhalten und beenden.',
  'mail.readerLink.ignore': 'Gib den Link nicht weiter: Wer ihn hat, sieht und ändert, was du bekommst.',

  'privacy.subscriptions.title': 'Wenn du Benachrichtigungen oder den Newsletter bestellst',
  'privacy.subscriptions.text':
    'Wir speichern deine E-Mail-Adresse, was du bestellt hast und wie oft es kommen soll, damit wir es schicken können (Art. 6 Abs. 1 Buchst. a DSGVO). Erst nach deiner Bestätigung schicken wir etwas; ohne sie löschen wir die Adresse nach einer Woche. Damit sich die Einwilligung belegen lässt, halten wir jeden Schritt mit Zeitpunkt und Wortlaut fest (Art. 7 Abs. 1 DSGVO), die IP-Adresse dazu für 30 Tage. Ob du eine E-Mail öffnest oder einem Link darin folgst, erfassen wir nicht. Auf deiner eigenen Seite, zu der jede E-Mail führt, siehst du alles, was gespeichert ist, und kannst es ändern, beenden, mitnehmen und löschen. Nach dem Löschen bleibt nur ein verschlüsseltes Merkmal, damit niemand die Adresse wieder einträgt (Art. 21 Abs. 3 DSGVO).',
}
