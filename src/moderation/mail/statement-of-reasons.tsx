import {
  dateWords,
  htmlPart,
  type Letterhead,
  MailButton,
  MailLayout,
  MailNote,
  MailText,
  textPart,
} from '../../deliveries/mail/index.ts'
import { siteTexts } from '../../settings/index.ts'
import type { StatementOfReasons } from '../decisions/statement.ts'

export type ReasonsFacts = {
  name: string
  /** The comment's own words; null where they may not be shown to whoever holds the address. */
  quote: string | null
  kind: 'Rejected' | 'Removed' | 'Redacted'
  headline: string
  clause: { number: string; title: string; text: string }
  explanation: string | null
  statement: StatementOfReasons
  writtenAt: string
  rulesUrl: string
  appealUrl: string
  appealUntil: string
}

const longestQuote = 1500

/** Tells the writer why a contribution is not shown, with all that DSA Article 17 (3) asks for, and how to complain. */
export function statementOfReasonsMail(letterhead: Letterhead, facts: ReasonsFacts) {
  const t = siteTexts(letterhead.settings)
  const { kind } = facts
  const when = (instant: string) => t('mail.when', dateWords(letterhead, instant))
  const { headline, clause, statement } = facts
  const greeting = t('mail.greeting', { name: facts.name })
  const body = t(`mail.reasons.body${kind}`, { when: when(facts.writtenAt), headline })
  const rule = t('mail.reasons.rule', { number: clause.number, title: clause.title })
  const reasons = [
    clause.text,
    ...(facts.explanation ? [t('mail.reasons.explanation', { text: facts.explanation })] : []),
    t('mail.reasons.scope'),
    [
      t(
        statement.source_type === 'SOURCE_ARTICLE_16'
          ? 'mail.reasons.afterNotice'
          : 'mail.reasons.ownInitiative',
      ),
      t(statement.automated_detection === 'Yes' ? 'mail.reasons.machineHelped' : 'mail.reasons.noMachine'),
    ].join(' '),
  ]
  const quote = facts.quote === null ? [] : [t('mail.reasons.quote', { text: shortened(facts.quote) })]
  const redress = t(kind === 'Redacted' ? 'mail.reasons.redressRedacted' : 'mail.reasons.redress', {
    until: dateWords(letterhead, facts.appealUntil).date,
  })
  const notes = [
    t('mail.reasons.rules', { url: facts.rulesUrl }),
    t('mail.reasons.reference', { id: statement.puid }),
    t('mail.automatic'),
  ]
  const button = t('mail.reasons.button')
  return {
    subject: t(`mail.reasons.subject${kind}`, { headline }),
    text: textPart(letterhead, [
      greeting,
      body,
      rule,
      ...reasons,
      ...quote,
      redress,
      `${button}:\n${facts.appealUrl}`,
      ...notes,
    ]),
    html: htmlPart(
      <MailLayout letterhead={letterhead} title={t(`mail.reasons.title${kind}`)} preview={body}>
        <MailText>{greeting}</MailText>
        <MailText>{body}</MailText>
        <MailText>
          <strong>{rule}</strong>
        </MailText>
        {[...reasons, ...quote, redress].map((paragraph) => (
          <MailText key={paragraph}>{paragraph}</MailText>
        ))}
        <MailButton href={facts.appealUrl} label={button} fallback={t('mail.linkFallback')} />
        {notes.map((note) => (
          <MailNote key={note}>{note}</MailNote>
        ))}
      </MailLayout>,
    ),
  }
}

const shortened = (text: string): string =>
  text.length > longestQuote ? `${text.slice(0, longestQuote).trimEnd()} …` : text
