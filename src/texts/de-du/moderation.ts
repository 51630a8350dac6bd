import type { moderation as formal } from '../de/moderation.ts'

export const moderation: Partial<Record<keyof typeof formal, string>> = {
  'mail.reasons.subjectRejected': 'Dein Beitrag zu „{headline}“ wurde nicht veröffentlicht',
  'mail.reasons.subjectRemoved': 'Dein Beitrag zu „{headline}“ wurde entfernt',
  'mail.reasons.subjectRedacted': 'Dein Beitrag zu „{headline}“ wurde gekürzt',
  'mail.reasons.titleRedacted': 'Dein Beitrag wurde gekürzt',
  'mail.reasons.bodyRedacted':
    'deinen Beitrag vom {when} zum Artikel „{headline}“ haben wir gekürzt veröffentlicht. Was fehlt, ist für alle als Auslassung der Redaktion gekennzeichnet. Hier stehen die Gründe und was du dagegen tun kannst.',
  'mail.reasons.redressRedacted':
    'Du hältst das für falsch? Bis zum {until} kannst du dich beschweren. Über die Beschwerde entscheidet eine andere Person; gibt sie dir recht, erscheint der Beitrag ungekürzt. Davon unabhängig steht dir der Rechtsweg offen.',
  'mail.reasons.titleRejected': 'Dein Beitrag wurde nicht veröffentlicht',
  'mail.reasons.titleRemoved': 'Dein Beitrag wurde entfernt',
  'mail.reasons.bodyRejected':
    'deinen Beitrag vom {when} zum Artikel „{headline}“ haben wir nicht veröffentlicht. Hier stehen die Gründe und was du dagegen tun kannst.',
  'mail.reasons.bodyRemoved':
    'deinen Beitrag vom {when} zum Artikel „{headline}“ haben wir entfernt. Hier stehen die Gründe und was du dagegen tun kannst.',
  'mail.reasons.scope':
    'Das gilt für die ganze Website, überall und ohne zeitliche Begrenzung. Weitere Beiträge kannst du jederzeit schreiben.',
  'mail.reasons.quote': 'Dein Beitrag: „{text}“',
  'mail.reasons.redress':
    'Du hältst das für falsch? Bis zum {until} kannst du dich beschweren. Über die Beschwerde entscheidet eine andere Person; gibt sie dir recht, erscheint der Beitrag. Davon unabhängig steht dir der Rechtsweg offen.',

  'mail.appealOutcome.subjectReversed': 'Deiner Beschwerde wurde stattgegeben',
  'mail.appealOutcome.subjectUpheld': 'Deine Beschwerde wurde geprüft',
  'mail.appealOutcome.reversedAlone':
    'deine Beschwerde wurde noch einmal von vorn geprüft, und du hast recht: Dein Beitrag zum Artikel „{headline}“ ist jetzt veröffentlicht.',
  'mail.appealOutcome.upheldAlone':
    'deine Beschwerde zum Artikel „{headline}“ wurde noch einmal von vorn geprüft. Es bleibt bei der Entscheidung. Davon unabhängig steht dir der Rechtsweg offen.',
  'mail.appealOutcome.samePerson':
    'In dieser Redaktion entscheidet eine einzige Person über Kommentare: Sie hat deine Beschwerde selbst noch einmal geprüft, ohne Automatik.',
  'mail.appealOutcome.reversed':
    'eine andere Person hat deine Beschwerde geprüft und dir recht gegeben. Dein Beitrag zum Artikel „{headline}“ ist jetzt veröffentlicht.',
  'mail.appealOutcome.upheld':
    'eine andere Person hat deine Beschwerde zum Artikel „{headline}“ geprüft. Es bleibt bei der Entscheidung. Davon unabhängig steht dir der Rechtsweg offen.',

  'mail.noticeReceipt.subject': 'Deine Meldung {reference} ist eingegangen',
  'mail.noticeReceipt.title': 'Deine Meldung ist eingegangen',
  'mail.noticeReceipt.body':
    'du hast einen Beitrag zum Artikel „{headline}“ gemeldet. Die Meldung hat das Zeichen {reference}. Ein Mensch prüft sie; über das Ergebnis schreiben wir dir.',
  'mail.noticeDecision.subject': 'Deine Meldung {reference} wurde geprüft',
  'mail.noticeDecision.title': 'Deine Meldung wurde geprüft',
  'mail.noticeDecision.removed':
    'du hattest einen Beitrag zum Artikel „{headline}“ gemeldet (Zeichen {reference}). Wir haben den Beitrag entfernt. Entschieden hat ein Mensch.',
  'mail.noticeDecision.kept':
    'du hattest einen Beitrag zum Artikel „{headline}“ gemeldet (Zeichen {reference}). Der Beitrag bleibt stehen. Entschieden hat ein Mensch.',
  'mail.noticeDecision.redress':
    'Du bist anderer Meinung? Antworte bitte an {contact}. Davon unabhängig steht dir der Rechtsweg offen.',
}
