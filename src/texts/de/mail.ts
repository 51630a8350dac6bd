/** Texts of the mails. */
export const mail = {
  'mail.greeting': 'Guten Tag {name},',
  'mail.greetingPlain': 'Guten Tag,',
  'mail.linkFallback':
    'Falls sich der Knopf nicht öffnen lässt, kopieren Sie bitte diese Adresse in den Browser:',
  'mail.automatic': 'Diese E-Mail wurde automatisch verschickt.',
  'mail.when': '{date} um {time} Uhr',
  'mail.role.administrator': 'Administration',
  'mail.role.editor': 'Redaktion',
  'mail.role.author': 'Autorin oder Autor',
  'mail.role.moderator': 'Moderation',

  'mail.invitation.subject': 'Einladung in die Redaktion von „{site}“',
  'mail.invitation.title': 'Einladung in die Redaktion',
  'mail.invitation.body': '{inviter} lädt Sie ein, bei „{site}“ mitzuarbeiten. Ihre Rolle: {role}.',
  'mail.invitation.next':
    'Mit diesem Link wählen Sie Ihren Namen und ein Passwort. Er gilt bis zum {until} und lässt sich einmal verwenden.',
  'mail.invitation.button': 'Einladung annehmen',
  'mail.invitation.ignore': 'Sie haben keine Einladung erwartet? Dann brauchen Sie nichts zu tun.',

  'mail.passwordReset.subject': 'Neues Passwort für „{site}“',
  'mail.passwordReset.title': 'Neues Passwort wählen',
  'mail.passwordReset.body': 'für Ihr Konto bei „{site}“ wurde ein neues Passwort angefordert.',
  'mail.passwordReset.next':
    'Der Link gilt eine Stunde (bis zum {until}) und lässt sich einmal verwenden. Danach sind Sie auf allen Geräten abgemeldet.',
  'mail.passwordReset.button': 'Neues Passwort wählen',
  'mail.passwordReset.ignore':
    'Sie waren das nicht? Dann brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.',

  'mail.passwordChanged.subject': 'Ihr Passwort bei „{site}“ wurde geändert',
  'mail.passwordChanged.title': 'Ihr Passwort wurde geändert',
  'mail.passwordChanged.body': 'das Passwort Ihres Kontos bei „{site}“ wurde am {when} geändert.',

  'mail.emailChanged.subject': 'Ihre Adresse bei „{site}“ wurde geändert',
  'mail.emailChanged.title': 'Ihre Adresse wurde geändert',
  'mail.emailChanged.body':
    'die Adresse, mit der Sie sich bei „{site}“ anmelden, wurde am {when} geändert. Sie lautet jetzt {email}.',

  'mail.accountChanged.notYou': 'Sie waren das nicht? Dann melden Sie sich bitte gleich bei {contact}.',

  'mail.contribution.subject': 'Ihr Beitrag zu „{headline}“ ist angekommen',
  'mail.contribution.confirmSubject': 'Bitte bestätigen: Ihr Beitrag zu „{headline}“',
  'mail.contribution.title': 'Ihr Beitrag ist angekommen',
  'mail.contribution.confirmTitle': 'Ist das Ihre Adresse?',
  'mail.contribution.body':
    'vielen Dank für Ihren Beitrag zu „{headline}“. Er liegt der Redaktion vor und erscheint, sobald er angesehen wurde.',
  'mail.contribution.ask':
    'Bitte bestätigen Sie einmal, dass diese Adresse Ihnen gehört. Der Link gilt bis zum {until}. Ihr Beitrag erscheint auch ohne Bestätigung; erst mit ihr können wir Ihren Beiträgen aber vertrauen.',
  'mail.contribution.confirmButton': 'Adresse bestätigen',
  'mail.contribution.own':
    'Solange Ihr Beitrag wartet und noch eine halbe Stunde nach dem Erscheinen können Sie ihn hier ändern oder zurückziehen:',
  'mail.contribution.ownButton': 'Zum eigenen Beitrag',
  'mail.contribution.ignore':
    'Sie haben nichts geschrieben? Dann hat jemand anders Ihre Adresse angegeben. Über den letzten Link können Sie den Beitrag zurückziehen; sonst brauchen Sie nichts zu tun.',

  'mail.reply.subject': '{name} hat Ihnen geantwortet: „{headline}“',
  'mail.reply.title': 'Eine Antwort auf Ihren Beitrag',
  'mail.reply.body': '{name} hat auf Ihren Beitrag zum Artikel „{headline}“ geantwortet:',
  'mail.reply.button': 'Antwort lesen',
  'mail.reply.end':
    'Sie bekommen diese E-Mail, weil Sie von Antworten auf diesen Beitrag erfahren wollten. Ein Klick beendet das:',
  'mail.reply.endLink': 'Keine Antworten auf diesen Beitrag mehr',

  'mail.alert.button': 'Artikel lesen',
  'mail.alert.why.similar':
    'Sie bekommen diese E-Mail, weil Sie „{name}“ gelesen haben und mehr davon lesen möchten.',
  'mail.alert.why.search':
    'Sie bekommen diese E-Mail, weil Sie alles lesen möchten, was die Suche nach „{name}“ findet.',
  'mail.alert.why.author': 'Sie bekommen diese E-Mail, weil Sie Neues von {name} lesen möchten.',
  'mail.alert.why.tag': 'Sie bekommen diese E-Mail, weil Sie Neues zum Thema „{name}“ lesen möchten.',
  'mail.alert.why.section': 'Sie bekommen diese E-Mail, weil Sie dem Ressort „{name}“ folgen.',
  'mail.alert.why.gone': 'Sie bekommen diese E-Mail, weil Sie Nachrichten wie diese lesen möchten.',
  'mail.alert.more': 'Mehr davon',
  'mail.alert.notThis': 'So etwas nicht',
  'mail.alert.endLink': 'Keine Nachrichten dieser Art mehr',
  'mail.alert.ownLink': 'Alle Ihre Benachrichtigungen',
  'mail.gathering.title': 'Neues von „{site}“',
  'mail.gathering.subjectTwo': '{headline} – und eine weitere Nachricht',
  'mail.gathering.subjectMany': '{headline} – und {others} weitere Nachrichten',

  'mail.comments.subject': 'Neuer Beitrag von {name}: „{headline}“',
  'mail.comments.subjectMany': '{count} neue Beiträge: „{headline}“',
  'mail.comments.subjectArticles': '{count} neue Beiträge in den Kommentaren von „{site}“',
  'mail.comments.title': 'Neues aus den Kommentaren',
  'mail.comments.about': 'Zum Artikel „{headline}“',
  'mail.comments.read': 'Beitrag lesen',
  'mail.comments.oneMore': 'Und ein weiterer Beitrag beim Artikel',
  'mail.comments.more': 'Und {count} weitere Beiträge beim Artikel',
  'mail.comments.why.comments':
    'Sie bekommen diese E-Mail, weil Sie von neuen Kommentaren zu diesem Artikel erfahren möchten.',
  'mail.comments.why.replies':
    'Sie bekommen diese E-Mail, weil Sie von Antworten auf den Beitrag von {name} erfahren möchten.',
  'mail.comments.why.repliesGone':
    'Sie bekommen diese E-Mail, weil Sie von Antworten auf einen Beitrag erfahren möchten.',
  'mail.comments.endLink': 'Keine Benachrichtigungen darüber mehr',
}
