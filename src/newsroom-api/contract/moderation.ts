import { z } from '@hono/zod-openapi'
import { id, instant, listQuery, saying } from './common.ts'

export const queueOrders = ['risk', 'age', 'article'] as const
export const decisionKinds = ['approve', 'reject', 'remove', 'spam'] as const
export const suggestions = ['approve', 'hold', 'reject'] as const
export const commentStates = ['pending', 'approved', 'rejected', 'removed', 'spam', 'withdrawn'] as const

/** The phases of the policy, in the order in which they are asked. */
export const phases = [
  'honeypot',
  'too-fast',
  'blocked',
  'banned-words',
  'suspicious-words',
  'scoring-failed',
  'disrespect',
  'threat',
  'off-topic',
  'spam',
  'links',
  'first-time-writer',
  'mode',
] as const
export const signals = [
  'disrespect',
  'insult',
  'profanity',
  'threat',
  'identityAttack',
  'spam',
  'offTopic',
] as const

/** What the queue can be filtered by. */
export const queueSignals = [
  'insult',
  'profanity',
  'threat',
  'identityAttack',
  'disrespect',
  'offTopic',
  'spam',
  'words',
  'links',
  'unscored',
] as const

export const queueQuery = listQuery
  .extend({
    status: z.literal('pending').default('pending'),
    /** `risk`: riskiest first · `age`: oldest first · `article`: article by article. */
    sort: z.enum(queueOrders).default('risk'),
    article: id.optional(),
    section: id.optional(),
    /** What stands out: a score from an even chance on, a word of the lists, links, or that scoring failed. */
    signal: z.enum(queueSignals).optional(),
  })
  .openapi('ModerationQueueQuery')

export const queueCounts = z
  .object({
    waiting: z.number().int(),
    /** With most first. */
    sections: z.array(z.object({ id, name: z.string(), count: z.number().int() })),
    signals: z.array(z.object({ signal: z.enum(queueSignals), count: z.number().int() })),
  })
  .openapi('ModerationQueueCounts')
export type QueueCounts = z.infer<typeof queueCounts>

const score = z.number()
export const scores = z.object({
  disrespect: score,
  insult: score,
  profanity: score,
  threat: score,
  identityAttack: score,
  spam: score,
  /** Null where the text is too short to tell. */
  offTopic: score.nullable(),
})

const reason = z.object({
  /** The phase of the policy that says it. */
  phase: z.enum(phases),
  /** `wait` and `note` say nothing against it. */
  says: z.enum(['spam', 'reject', 'hold', 'wait', 'note']),
  /** The house rule that it may offend against. */
  clause: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** A statement of reasons (DSA Article 17) in the fields of the Commission's transparency database. */
export const statement = z
  .object({
    puid: z.string(),
    decision_visibility: z.array(z.string()),
    decision_visibility_other: z.string().optional(),
    decision_ground: z.string(),
    decision_ground_reference_url: z.string(),
    incompatible_content_ground: z.string(),
    incompatible_content_explanation: z.string(),
    decision_facts: z.string(),
    content_type: z.array(z.string()),
    category: z.string(),
    territorial_scope: z.array(z.string()),
    content_language: z.string(),
    content_date: z.string(),
    application_date: z.string(),
    end_date_visibility_restriction: z.null(),
    source_type: z.string(),
    automated_detection: z.string(),
    automated_decision: z.string(),
  })
  .openapi('StatementOfReasons')

/** `redact` took passages out, `restore` took an earlier one back. `rule` is the number of the clause in that version of the house rules. */
export const decision = z
  .object({
    id,
    commentId: id,
    decision: z.enum([...decisionKinds, 'redact', 'restore']),
    status: z.enum(commentStates),
    rule: z.string().nullable(),
    rulesVersion: z.number().int().nullable(),
    explanation: z.string().nullable(),
    suggestion: z.enum(suggestions).nullable(),
    decidedAt: instant,
    decidedBy: id.nullable(),
    /** Until then its writer may complain. */
    appealUntil: instant.nullable(),
    statement: statement.nullable(),
  })
  .openapi('ModerationDecision')
export type Decision = z.infer<typeof decision>

export const note = z
  .object({ id, text: z.string(), writtenAt: instant, by: z.string() })
  .openapi('CommentNote')

export const queueItem = z
  .object({
    id,
    status: z.enum(commentStates),
    /** Where readers see it, or would. */
    url: z.string().nullable(),
    author: z.object({
      /** Null for those that an archive brought. */
      writerId: id.nullable(),
      name: z.string(),
      email: z.string().nullable(),
      isConfirmed: z.boolean(),
      network: z.string().nullable(),
    }),
    text: z.string(),
    language: z.string().nullable(),
    createdAt: instant,
    editedAt: instant.nullable(),
    /** Since when it stands in the queue; null where it never did. */
    waitingSince: instant.nullable(),
    article: z
      .object({
        id,
        headline: z.string(),
        teaser: z.string().nullable(),
        path: z.string(),
        comments: z.string(),
      })
      .nullable(),
    parent: z
      .object({ id, authorName: z.string(), text: z.string(), status: z.enum(commentStates) })
      .nullable(),
    /** What has become of the writer's comments so far. */
    history: z.object({
      approved: z.number().int(),
      pending: z.number().int(),
      rejected: z.number().int(),
      removed: z.number().int(),
      spam: z.number().int(),
    }),
    /** 0…1. */
    risk: z.number(),
    suggestion: z.enum(suggestions),
    /** Null when scoring failed. */
    scores: scores.nullable(),
    spans: z.array(z.object({ signal: z.enum(signals), start: z.number().int(), end: z.number().int() })),
    reasons: z.array(reason),
    /** The newest first; `by` is who decided, as they are called. */
    decisions: z.array(decision.extend({ by: z.string().nullable() })),
    /** Counts up with each change of the words. */
    revision: z.number().int(),
    /** The editors' pick since then. */
    pickedAt: instant.nullable(),
    /** What moderators noted, the oldest first; nobody else sees it. */
    notes: z.array(note),
    /** Somebody is at it just now. */
    claim: z.object({ staffId: id, name: z.string(), until: instant }).nullable(),
  })
  .openapi('ModerationItem')
export type QueueItem = z.infer<typeof queueItem>

export const figures = z
  .object({
    waiting: z.number().int(),
    oldest: instant.nullable(),
    /** Scoring failed for one that waits: the newsroom says so. */
    unscored: z.boolean(),
    appeals: z.number().int(),
    notices: z.number().int(),
    today: z.object({
      decisions: z.number().int(),
      /** Decisions by clause, most frequent first. */
      byRule: z.array(z.object({ rule: z.string(), count: z.number().int() })),
      /** Of decisions with a suggestion other than `hold`, how many went as suggested. */
      agreed: z.number().int(),
      suggested: z.number().int(),
    }),
  })
  .openapi('ModerationFigures')
export type Figures = z.infer<typeof figures>

/** `rule` is the number of a clause, needed to reject and to remove. With `expected`, another status is refused (409). */
export const decisionInput = z
  .strictObject({
    commentId: id,
    decision: z.enum(decisionKinds),
    rule: z
      .union([z.string().trim().max(20), z.number().int()])
      .transform(String)
      .nullable()
      .default(null),
    explanation: z.string().trim().max(2000).nullable().default(null),
    expected: z.enum(commentStates).nullable().default(null),
  })
  .openapi('ModerationDecisionInput')

export const claim = z
  .object({ commentId: id, staffId: id, name: z.string(), until: instant, isMine: z.boolean() })
  .openapi('ModerationClaim')
export type Claim = z.infer<typeof claim>

const inBoth = (longest: number) => z.strictObject({ de: saying(longest), en: saying(longest) })
/** What the Commission's database of statements calls the kinds of content. */
export const statementCategories = [
  'STATEMENT_CATEGORY_ANIMAL_WELFARE',
  'STATEMENT_CATEGORY_CONSUMER_INFORMATION',
  'STATEMENT_CATEGORY_CYBER_VIOLENCE',
  'STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN',
  'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
  'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS',
  'STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS',
  'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE',
  'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
  'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
  'STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY',
  'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  'STATEMENT_CATEGORY_SELF_HARM',
  'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS',
  'STATEMENT_CATEGORY_VIOLENCE',
] as const

const clause = z.strictObject({
  /** 1, 2, 3, … in their order. */
  number: z.string().trim().min(1).max(4),
  title: inBoth(120),
  text: inBoth(2000),
  /** As the Commission's database of statements calls it. */
  category: z.enum(statementCategories),
})
const ruleFields = { introduction: inBoth(4000), clauses: z.array(clause).min(1).max(40) }
/** How moderation goes: who and what takes part, and how to complain (DSA Article 14 (1)). */
const procedure = inBoth(8000)
/** Without `procedure` that of the version before stays. */
export const houseRulesInput = z
  .strictObject({ ...ruleFields, procedure: procedure.optional() })
  .openapi('HouseRulesInput')
export type HouseRulesInput = z.infer<typeof houseRulesInput>
export const houseRules = z
  .object({ version: z.number().int(), validFrom: instant.nullable(), ...ruleFields, procedure })
  .openapi('HouseRules')
export type HouseRules = z.infer<typeof houseRules>
export const rulesVersions = z.object({
  /** The newest first. */
  items: z.array(
    z.object({
      version: z.number().int(),
      validFrom: instant.nullable(),
      changedBy: z.string().nullable(),
      clauses: z.number().int(),
    }),
  ),
})
export type RulesVersions = z.infer<typeof rulesVersions>

/** Articles 16 (2): why, where, who, in good faith. Name and address may be missing; then nobody is answered. */
export const reportInput = z
  .strictObject({
    commentUrl: z.string().trim().min(1).max(2000),
    reason: saying(200),
    explanation: saying(5000),
    name: saying(120).nullable().default(null),
    email: z.email().max(254).nullable().default(null),
    language: z.enum(['de', 'en']).nullable().default(null),
    goodFaith: z.boolean().default(false),
  })
  .openapi('ReportInput')
export const reportReceived = z.object({ reference: z.string() }).openapi('ReportReceived')

export const appealInput = z
  .strictObject({ text: z.string().trim().max(5000).default('') })
  .openapi('AppealInput')
export const appealReceived = z.object({ id, receivedAt: instant }).openapi('AppealReceived')

export const openAppeal = z
  .object({
    id,
    receivedAt: instant,
    text: z.string(),
    decision,
    decidedBy: z.string().nullable(),
    /** Who decided first does not decide again. */
    mayDecide: z.boolean(),
    /** Decided first by you, and nobody else is there: to be sent with `alone`. */
    onlyYou: z.boolean(),
    /** To be answered until then. */
    dueAt: instant,
    item: queueItem,
  })
  .openapi('OpenAppeal')
export type OpenAppeal = z.infer<typeof openAppeal>
export const appealDecision = z
  .strictObject({
    outcome: z.enum(['upheld', 'reversed']),
    explanation: z.string().trim().max(2000).nullable().default(null),
    /** Decided first by the same person, as nobody else is there; the answer says so. */
    alone: z.boolean().default(false),
  })
  .openapi('AppealDecisionInput')

export const openNotice = z
  .object({
    id,
    reference: z.string(),
    receivedAt: instant,
    /** To be answered until then. */
    dueAt: instant,
    reason: z.string(),
    explanation: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    item: queueItem,
  })
  .openapi('OpenNotice')
export type OpenNotice = z.infer<typeof openNotice>
export const noticeDecision = z
  .strictObject({
    outcome: z.enum(['removed', 'kept']),
    rule: z.string().trim().max(20).nullable().default(null),
    answer: z.string().trim().max(2000).nullable().default(null),
  })
  .openapi('NoticeDecisionInput')
