import type { mail as formal } from '../de/mail.ts'

export const mail: Partial<Record<keyof typeof formal, string>> = {
  'mail.greeting': 'Hallo {name},',
  'mail.greetingPlain': 'Hallo,',
  'mail.linkFallback': 'Falls sich der Knopf nicht öffnen lässt, kopiere bitte diese Adresse in den Browser:',

  'mail.invitation.body': '{inviter} lädt dich ein, bei „{site}“ mitzuarbeiten. Deine Rolle: {role}.',
  'mail.invitation.next':
    'Mit diesem Link wählst du deinen Namen und ein Passwort. Er gilt bis zum {until} und lässt sich einmal verwenden.',
  'mail.invitation.ignore': 'Du hast keine Einladung erwartet? Dann brauchst du nichts zu tun.',

  'mail.passwordReset.body': 'für dein Konto bei „{site}“ wurde ein neues Passwort angefordert.',
  'mail.passwordReset.next':
    'Der Link gilt eine Stunde (bis zum {until}) und lässt sich einmal verwenden. Danach bist du auf allen Geräten abgemeldet.',
  'mail.passwordReset.ignore':
    'Du warst das nicht? Dann brauchst du nichts zu tun: Dein Passwort bleibt, wie es ist.',

  'mail.passwordChanged.subject': 'Dein Passwort bei „{site}“ wurde geändert',
  'mail.passwordChanged.title': 'Dein Passwort wurde geändert',
  'mail.passwordChanged.body': 'das Passwort deines Kontos bei „{site}“ wurde am {when} geändert.',

  'mail.emailChanged.subject': 'Deine Adresse bei „{site}“ wurde geändert',
  'mail.emailChanged.title': 'Deine Adresse wurde geändert',
  'mail.emailChanged.body':
    'die Adresse, mit der du dich bei „{site}“ anmeldest, wurde am {when} geändert. Sie lautet jetzt {email}.',

  'mail.accountChanged.notYou': 'Du warst das nicht? Dann melde dich bitte gleich bei {contact}.',

  'mail.contribution.subject': 'Dein Beitrag zu „{headline}“ ist angekommen',
  'mail.contribution.confirmSubject': 'Bitte bestätigen: dein Beitrag zu „{headline}“',
  'mail.contribution.title': 'Dein Beitrag ist angekommen',
  'mail.contribution.confirmTitle': 'Ist das deine Adresse?',
  'mail.contribution.body':
    'vielen Dank für deinen Beitrag zu „{headline}“. Er liegt der Redaktion vor und erscheint, sobald er angesehen wurde.',
  'mail.contribution.ask':
    'Bitte bestätige einmal, dass diese Adresse dir gehört. Der Link gilt bis zum {until}. Dein Beitrag erscheint auch ohne Bestätigung; erst mit ihr können wir deinen Beiträgen aber vertrauen.',
  'mail.contribution.own':
    'Solange dein Beitrag wartet und noch eine halbe Stunde nach dem Erscheinen kannst du ihn hier ändern oder zurückziehen:',
  'mail.contribution.ignore':
    'Du hast nichts geschrieben? Dann hat jemand anders deine Adresse angegeben. Über den letzten Link kannst du den Beitrag zurückziehen; sonst brauchst du nichts zu tun.',

  'mail.reply.subject': '{name} hat dir geantwortet: „{headline}“',
  'mail.reply.title': 'Eine Antwort auf deinen Beitrag',
  'mail.reply.body': '{name} hat auf deinen Beitrag zum Artikel „{headline}“ geantwortet:',
  'mail.reply.end':
    'Du bekommst diese E-Mail, weil du von Antworten auf diesen Beitrag erfahren wolltest. Ein Klick beendet das:',

  'mail.alert.why.similar':
    'Du bekommst diese E-Mail, weil du „{name}“ gelesen hast und mehr davon lesen möchtest.',
  'mail.alert.why.search':
    'Du bekommst diese E-Mail, weil du alles lesen möchtest, was die Suche nach „{name}“ findet.',
  'mail.alert.why.author': 'Du bekommst diese E-Mail, weil du Neues von {name} lesen möchtest.',
  'mail.alert.why.tag': 'Du bekommst diese E-Mail, weil du Neues zum Thema „{name}“ lesen möchtest.',
  'mail.alert.why.section': 'Du bekommst diese E-Mail, weil du dem Ressort „{name}“ folgst.',
  'mail.alert.why.gone': 'Du bekommst diese E-Mail, weil du Nachrichten wie diese lesen möchtest.',
  'mail.alert.ownLink': 'Alle deine Benachrichtigungen',
  'mail.comments.why.comments':
    'Du bekommst diese E-Mail, weil du von neuen Kommentaren zu diesem Artikel erfahren möchtest.',
  'mail.comments.why.replies':
    'Du bekommst diese E-Mail, weil du von Antworten auf den Beitrag von {name} erfahren möchtest.',
  'mail.comments.why.repliesGone':
    'Du bekommst diese E-Mail, weil du von Antworten auf einen Beitrag erfahren möchtest.',
}
