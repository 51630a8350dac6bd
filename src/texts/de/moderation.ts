/** Mails about decisions on readers' contributions, and what moderators' calls are refused with. */
export const moderation = {
  'mail.reasons.subjectRejected': 'Ihr Beitrag zu „{headline}“ wurde nicht veröffentlicht',
  'mail.reasons.subjectRemoved': 'Ihr Beitrag zu „{headline}“ wurde entfernt',
  'mail.reasons.subjectRedacted': 'Ihr Beitrag zu „{headline}“ wurde gekürzt',
  'mail.reasons.titleRedacted': 'Ihr Beitrag wurde gekürzt',
  'mail.reasons.bodyRedacted':
    'Ihren Beitrag vom {when} zum Artikel „{headline}“ haben wir gekürzt veröffentlicht. Was fehlt, ist für alle als Auslassung der Redaktion gekennzeichnet. Hier stehen die Gründe und was Sie dagegen tun können.',
  'mail.reasons.redressRedacted':
    'Sie halten das für falsch? Bis zum {until} können Sie sich beschweren. Über die Beschwerde entscheidet eine andere Person; gibt sie Ihnen recht, erscheint der Beitrag ungekürzt. Davon unabhängig steht Ihnen der Rechtsweg offen.',
  'mail.reasons.factsRedacted':
    'Aus dem Beitrag zum Artikel „{headline}“ wurden Stellen herausgenommen und als Auslassung gekennzeichnet.',
  'mail.reasons.titleRejected': 'Ihr Beitrag wurde nicht veröffentlicht',
  'mail.reasons.titleRemoved': 'Ihr Beitrag wurde entfernt',
  'mail.reasons.bodyRejected':
    'Ihren Beitrag vom {when} zum Artikel „{headline}“ haben wir nicht veröffentlicht. Hier stehen die Gründe und was Sie dagegen tun können.',
  'mail.reasons.bodyRemoved':
    'Ihren Beitrag vom {when} zum Artikel „{headline}“ haben wir entfernt. Hier stehen die Gründe und was Sie dagegen tun können.',
  'mail.reasons.rule': 'Regel {number} unserer Hausregeln: {title}',
  'mail.reasons.explanation': 'Begründung: {text}',
  'mail.reasons.scope':
    'Das gilt für die ganze Website, überall und ohne zeitliche Begrenzung. Weitere Beiträge können Sie jederzeit schreiben.',
  'mail.reasons.ownInitiative': 'Anlass war unsere eigene Durchsicht.',
  'mail.reasons.afterNotice': 'Anlass war eine Meldung.',
  'mail.reasons.machineHelped':
    'Ein Programm hatte den Beitrag zur Durchsicht vorgemerkt. Entschieden hat ein Mensch.',
  'mail.reasons.noMachine': 'Kein Programm hatte den Beitrag beanstandet. Entschieden hat ein Mensch.',
  'mail.reasons.quote': 'Ihr Beitrag: „{text}“',
  'mail.reasons.redress':
    'Sie halten das für falsch? Bis zum {until} können Sie sich beschweren. Über die Beschwerde entscheidet eine andere Person; gibt sie Ihnen recht, erscheint der Beitrag. Davon unabhängig steht Ihnen der Rechtsweg offen.',
  'mail.reasons.button': 'Beschwerde einlegen',
  'mail.reasons.rules': 'Alle Hausregeln: {url}',
  'mail.reasons.reference': 'Zeichen dieser Entscheidung: {id}',
  'mail.reasons.factsRejected': 'Der Beitrag zum Artikel „{headline}“ wurde nicht veröffentlicht.',
  'mail.reasons.factsRemoved': 'Der veröffentlichte Beitrag zum Artikel „{headline}“ wurde entfernt.',

  'mail.appealOutcome.subjectReversed': 'Ihrer Beschwerde wurde stattgegeben',
  'mail.appealOutcome.subjectUpheld': 'Ihre Beschwerde wurde geprüft',
  'mail.appealOutcome.reversed':
    'eine andere Person hat Ihre Beschwerde geprüft und Ihnen recht gegeben. Ihr Beitrag zum Artikel „{headline}“ ist jetzt veröffentlicht.',
  'mail.appealOutcome.upheld':
    'eine andere Person hat Ihre Beschwerde zum Artikel „{headline}“ geprüft. Es bleibt bei der Entscheidung. Davon unabhängig steht Ihnen der Rechtsweg offen.',
  'mail.appealOutcome.reversedAlone':
    'Ihre Beschwerde wurde noch einmal von vorn geprüft, und Sie haben recht: Ihr Beitrag zum Artikel „{headline}“ ist jetzt veröffentlicht.',
  'mail.appealOutcome.upheldAlone':
    'Ihre Beschwerde zum Artikel „{headline}“ wurde noch einmal von vorn geprüft. Es bleibt bei der Entscheidung. Davon unabhängig steht Ihnen der Rechtsweg offen.',
  'mail.appealOutcome.samePerson':
    'In dieser Redaktion entscheidet eine einzige Person über Kommentare: Sie hat Ihre Beschwerde selbst noch einmal geprüft, ohne Automatik.',
  'mail.appealOutcome.explanation': 'Begründung: {text}',
  'mail.appealOutcome.button': 'Zum Artikel',

  'mail.noticeReceipt.subject': 'Ihre Meldung {reference} ist eingegangen',
  'mail.noticeReceipt.title': 'Ihre Meldung ist eingegangen',
  'mail.noticeReceipt.body':
    'Sie haben einen Beitrag zum Artikel „{headline}“ gemeldet. Die Meldung hat das Zeichen {reference}. Ein Mensch prüft sie; über das Ergebnis schreiben wir Ihnen.',
  'mail.noticeDecision.subject': 'Ihre Meldung {reference} wurde geprüft',
  'mail.noticeDecision.title': 'Ihre Meldung wurde geprüft',
  'mail.noticeDecision.removed':
    'Sie hatten einen Beitrag zum Artikel „{headline}“ gemeldet (Zeichen {reference}). Wir haben den Beitrag entfernt. Entschieden hat ein Mensch.',
  'mail.noticeDecision.kept':
    'Sie hatten einen Beitrag zum Artikel „{headline}“ gemeldet (Zeichen {reference}). Der Beitrag bleibt stehen. Entschieden hat ein Mensch.',
  'mail.noticeDecision.answer': 'Begründung: {text}',
  'mail.noticeDecision.redress':
    'Sie sind anderer Meinung? Antworten Sie bitte an {contact}. Davon unabhängig steht Ihnen der Rechtsweg offen.',

  'problem.unknown-comment': 'Diesen Kommentar gibt es nicht (mehr).',
  'problem.comment-not-published': 'Nur ein veröffentlichter Beitrag kann ausgewählt werden.',
  'problem.comment-changed': 'Der Beitrag wurde inzwischen geändert. Bitte sehen Sie ihn noch einmal an.',
  'problem.nothing-left':
    'Von den Worten des Beitrags bliebe nichts übrig, oder die Stelle gibt es nicht. Dann lieber ablehnen.',
  'problem.already-decided': '{by} hat über diesen Kommentar schon entschieden.',
  'problem.comment-withdrawn': 'Wer den Kommentar geschrieben hat, hat ihn zurückgezogen.',
  'problem.not-published':
    'Dieser Kommentar ist nicht veröffentlicht. Entfernen lässt sich nur, was zu sehen ist; ablehnen geht.',
  'problem.rule-missing': 'Bitte die Nummer der Hausregel nennen, gegen die der Kommentar verstößt.',
  'problem.unknown-rule': 'Die Hausregeln haben keine Nummer {rule}.',
  'problem.unknown-decision': 'Diese Entscheidung gibt es nicht, oder sie wurde schon zurückgenommen.',
  'problem.bad-clauses': 'Die Regeln müssen mit 1 beginnen und fortlaufend nummeriert sein.',
  'problem.unknown-appeal': 'Diese Beschwerde gibt es nicht.',
  'problem.appeal-decided': 'Über diese Beschwerde ist schon entschieden.',
  'problem.same-person': 'Über die Beschwerde entscheidet jemand anderes als beim ersten Mal.',
  'problem.already-appealed': 'Zu dieser Entscheidung liegt schon eine Beschwerde vor.',
  'problem.decision-changed': 'Diese Entscheidung gilt nicht mehr.',
  'problem.unknown-notice': 'Diese Meldung gibt es nicht.',
  'problem.notice-decided': 'Über diese Meldung ist schon entschieden.',
  'problem.nothing-to-block': 'Zu diesem Kommentar ist nichts bekannt, was sich sperren ließe.',
  'problem.unknown-block': 'Diese Sperre gibt es nicht (mehr).',
  'problem.unknown-writer': 'Von dieser Adresse hat noch niemand geschrieben.',
  'problem.bad-network': 'Das ist keine Adresse eines Netzes. Beispiel: 203.0.113.0/24',
  'problem.bad-pattern':
    'Der Eintrag „{entry}“ geht nicht: Er braucht Buchstaben, und * steht nur in einzelnen Wörtern.',
  'problem.too-many-words': 'Eine Liste fasst höchstens {most} Einträge.',
}
