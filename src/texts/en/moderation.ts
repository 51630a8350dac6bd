import type { moderation as german } from '../de/moderation.ts'

export const moderation: Record<keyof typeof german, string> = {
  'mail.reasons.subjectRejected': 'Your contribution to “{headline}” was not published',
  'mail.reasons.subjectRemoved': 'Your contribution to “{headline}” was removed',
  'mail.reasons.subjectRedacted': 'Your contribution to “{headline}” was shortened',
  'mail.reasons.titleRedacted': 'Your contribution was shortened',
  'mail.reasons.bodyRedacted':
    'We have published your contribution of {when} to the article “{headline}” without some passages. Where they stood, readers see a mark of the newsroom. Here are the reasons and what you can do about it.',
  'mail.reasons.redressRedacted':
    'You think this is wrong? You can complain until {until}. Somebody else decides on the complaint; if they agree with you, the contribution appears in full. You may also go to court.',
  'mail.reasons.factsRedacted':
    'Passages were taken out of the contribution to the article “{headline}” and marked as omissions.',
  'mail.reasons.titleRejected': 'Your contribution was not published',
  'mail.reasons.titleRemoved': 'Your contribution was removed',
  'mail.reasons.bodyRejected':
    'We have not published your contribution of {when} to the article “{headline}”. Here are the reasons and what you can do about it.',
  'mail.reasons.bodyRemoved':
    'We have removed your contribution of {when} to the article “{headline}”. Here are the reasons and what you can do about it.',
  'mail.reasons.rule': 'Rule {number} of our house rules: {title}',
  'mail.reasons.explanation': 'Reason: {text}',
  'mail.reasons.scope':
    'This applies to the whole site, everywhere and without a time limit. You can write further contributions at any time.',
  'mail.reasons.ownInitiative': 'We found it when reading contributions ourselves.',
  'mail.reasons.afterNotice': 'We acted on a report.',
  'mail.reasons.machineHelped': 'A program had marked the contribution for review. A person decided.',
  'mail.reasons.noMachine': 'No program had objected to the contribution. A person decided.',
  'mail.reasons.quote': 'Your contribution: “{text}”',
  'mail.reasons.redress':
    'You think this is wrong? You can complain until {until}. Somebody else decides on the complaint; if they agree with you, the contribution appears. You may also go to court.',
  'mail.reasons.button': 'Complain',
  'mail.reasons.rules': 'All house rules: {url}',
  'mail.reasons.reference': 'Reference of this decision: {id}',
  'mail.reasons.factsRejected': 'The contribution to the article “{headline}” was not published.',
  'mail.reasons.factsRemoved': 'The published contribution to the article “{headline}” was removed.',

  'mail.appealOutcome.subjectReversed': 'Your complaint was successful',
  'mail.appealOutcome.subjectUpheld': 'Your complaint was considered',
  'mail.appealOutcome.reversed':
    'somebody else has considered your complaint and agreed with you. Your contribution to the article “{headline}” is now published.',
  'mail.appealOutcome.upheld':
    'somebody else has considered your complaint about the article “{headline}”. The decision stands. You may also go to court.',
  'mail.appealOutcome.reversedAlone':
    'your complaint was considered once more from the beginning, and you are right: your contribution to the article “{headline}” is published now.',
  'mail.appealOutcome.upheldAlone':
    'your complaint about the article “{headline}” was considered once more from the beginning. The decision stands. Whatever we decide, the courts are open to you.',
  'mail.appealOutcome.samePerson':
    'In this newsroom one person alone decides on comments: they have considered your complaint once more themselves, without automation.',
  'mail.appealOutcome.explanation': 'Reason: {text}',
  'mail.appealOutcome.button': 'Go to the article',

  'mail.noticeReceipt.subject': 'We have received your report {reference}',
  'mail.noticeReceipt.title': 'We have received your report',
  'mail.noticeReceipt.body':
    'You have reported a contribution to the article “{headline}”. Your report has the reference {reference}. A person will look at it, and we will write to you about the result.',
  'mail.noticeDecision.subject': 'Your report {reference} was considered',
  'mail.noticeDecision.title': 'Your report was considered',
  'mail.noticeDecision.removed':
    'You reported a contribution to the article “{headline}” (reference {reference}). We have removed the contribution. A person decided.',
  'mail.noticeDecision.kept':
    'You reported a contribution to the article “{headline}” (reference {reference}). The contribution stays. A person decided.',
  'mail.noticeDecision.answer': 'Reason: {text}',
  'mail.noticeDecision.redress': 'You disagree? Please write to {contact}. You may also go to court.',

  'problem.unknown-comment': 'There is no such comment (any more).',
  'problem.comment-not-published': 'Only a published comment can be picked.',
  'problem.comment-changed': 'The comment was changed meanwhile. Please look at it again.',
  'problem.nothing-left':
    'Nothing of the comment’s own words would be left, or there is no such passage. Then rather reject it.',
  'problem.already-decided': '{by} has already decided on this comment.',
  'problem.comment-withdrawn': 'Its writer has withdrawn the comment.',
  'problem.not-published':
    'This comment is not published. Only what can be seen can be removed; it can be rejected.',
  'problem.rule-missing': 'Please name the number of the house rule that the comment offends against.',
  'problem.unknown-rule': 'The house rules have no number {rule}.',
  'problem.unknown-decision': 'There is no such decision, or it was taken back already.',
  'problem.bad-clauses': 'The rules must begin with 1 and be numbered without gaps.',
  'problem.unknown-appeal': 'There is no such complaint.',
  'problem.appeal-decided': 'This complaint has already been decided.',
  'problem.same-person': 'Somebody else than the first time decides on the complaint.',
  'problem.already-appealed': 'There is already a complaint against this decision.',
  'problem.decision-changed': 'This decision does not hold any more.',
  'problem.unknown-notice': 'There is no such report.',
  'problem.notice-decided': 'This report has already been decided.',
  'problem.nothing-to-block': 'Nothing is known of this comment that could be blocked.',
  'problem.unknown-block': 'There is no such block (any more).',
  'problem.unknown-writer': 'Nobody has written from this address yet.',
  'problem.bad-network': 'This is not the address of a network. Example: 203.0.113.0/24',
  'problem.bad-pattern':
    'The entry “{entry}” cannot be used: it needs letters, and * stands in single words only.',
  'problem.too-many-words': 'A list holds at most {most} entries.',
}
