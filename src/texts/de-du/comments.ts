import type { comments as formal } from '../de/comments.ts'

export const comments: Partial<Record<keyof typeof formal, string>> = {
  'comments.invitation': 'Hast du einen wertvollen Beitrag oder Kommentar zum Artikel „{headline}“?',
  'comments.answering': 'Deine Antwort auf {name}',
  'comments.rules':
    'Schreib zur Sache und so, wie du selbst angesprochen werden möchtest. Herabsetzungen, Drohungen und Werbung erscheinen nicht.',
  'comments.nameHint': 'So steht er über deinem Beitrag.',
  'comments.text': 'Dein Beitrag',
  'comments.mend': 'Bitte sieh noch einmal nach:',
  'comments.working':
    'Einen Augenblick: Dein Browser löst eine kleine Rechenaufgabe. Dann geht dein Beitrag von selbst auf den Weg.',
  'comments.anyway': 'Du kannst den Text ändern oder ihn so noch einmal senden.',
  'ownComment.title.pending': 'Dein Beitrag wartet',
  'ownComment.title.approved': 'Dein Beitrag ist erschienen',
  'ownComment.title.rejected': 'Dein Beitrag ist nicht erschienen',
  'ownComment.title.removed': 'Dein Beitrag wurde entfernt',
  'ownComment.title.withdrawn': 'Du hast deinen Beitrag zurückgezogen',
  'ownComment.text.pending':
    'Danke! Er liegt der Redaktion vor und erscheint, sobald er angesehen wurde. Diese Seite zeigt nur dir, wie es um ihn steht – am besten merkst du dir ihre Adresse.',
  'ownComment.text.rejected':
    'Die Gründe stehen in der E-Mail, die wir dir dazu geschickt haben; dort kannst du auch widersprechen.',
  'ownComment.text.removed':
    'Die Gründe stehen in der E-Mail, die wir dir dazu geschickt haben; dort kannst du auch widersprechen.',
  'ownComment.changedMeanwhile': 'Inzwischen hat sich etwas geändert. Bitte sieh den Beitrag noch einmal an.',
  'ownComment.again.title': 'Dein Beitrag liegt schon vor',
  'ownComment.again.text': 'Dieselben Worte haben wir eben erst bekommen. Du brauchst nichts weiter zu tun.',
  'confirm.title': 'Ist das deine Adresse?',
  'confirm.text': 'Bitte bestätige, dass {email} dir gehört.',
  'confirm.done.text': 'Deine Adresse ist bestätigt. Mehr ist nicht zu tun.',
  'endReplies.text':
    'Zu deinem Beitrag zum Artikel „{headline}“ bekommst du dann keine E-Mails über Antworten mehr.',
  'endReplies.done.title': 'Du bekommst keine mehr',
  'endReplies.done.text':
    'Über Antworten auf diesen Beitrag schreiben wir dir nicht mehr. An anderen Beiträgen ändert das nichts.',
  'readerLink.expired.text': 'Mit deinem nächsten Beitrag bekommst du einen neuen.',
  'readerNotice.notTaken': 'Dein Beitrag wurde nicht angenommen',
  'readerNotice.crossSite.text':
    'Das Formular kam von einer anderen Website. Bitte sende es von unserer Seite aus.',
  'readerNotice.tooLarge.text': 'So viel auf einmal können wir nicht annehmen. Bitte kürze deinen Beitrag.',
  'report.lead': 'Verstößt dieser Kommentar gegen die Hausregeln oder gegen das Gesetz? Sag uns, warum.',
  'report.name': 'Dein Name (freiwillig)',
  'report.email': 'Deine E-Mail-Adresse (freiwillig)',
  'report.emailHint': 'Dann bekommst du eine Empfangsbestätigung und unsere Entscheidung.',
  'report.done.title': 'Deine Meldung ist angekommen',
  'report.done.text': 'Danke. Wir sehen uns den Kommentar an. Deine Meldung hat die Kennung {reference}.',
  'appeal.lead':
    'Du bist mit unserer Entscheidung über deinen Beitrag nicht einverstanden? Jemand anderes aus der Redaktion sieht ihn sich noch einmal an.',
  'appeal.yourComment': 'Dein Beitrag',
  'appeal.done.title': 'Dein Widerspruch ist angekommen',
  'appeal.done.text': 'Du bekommst unsere Antwort mit Begründung per E-Mail.',
  'appeal.decided.title': 'Über deinen Widerspruch ist entschieden',
}
