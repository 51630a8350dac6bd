import type { Instant } from '../../platform/clock.ts'

/** Why an address gets no mail, the gravest first. */
export const suppressionReasons = ['complained', 'by-hand', 'erased', 'unsubscribed-all', 'bounced'] as const
export type SuppressionReason = (typeof suppressionReasons)[number]

export type Suppression = {
  id: string
  reason: SuppressionReason
  /** Null once it was erased. */
  address: string | null
  detail: string
  suppressedAt: Instant
  endsAt: Instant | null
}

/** Of several reasons the one that counts. */
export const gravestOf = (reasons: readonly SuppressionReason[]): SuppressionReason | null =>
  suppressionReasons.find((reason) => reasons.includes(reason)) ?? null

/**
 * What a fresh double opt-in takes back: the reader's own wish, and a bounce that the confirmation mail has just
 * disproved. Not a complaint, after which providers count each further mail against us; not what the newsroom decided.
 */
export const liftedByOptIn: readonly SuppressionReason[] = ['unsubscribed-all', 'bounced', 'erased']

/**
 * Single mails that reach a suppressed address all the same. The list keeps mail away that nobody waits for; these are
 * part of something under way:
 * - `always`: keys to the house (a bounce may be an error of the provider, and a locked-out member of staff cannot mend
 *   it), and what the law has us tell somebody (DSA Articles 16, 17 and 20);
 * - `unless-refused`: asked for by typing the address in, so that a reader who left or whose mailbox works again can come
 *   back – but anybody can type anybody's address, and who complained or was blocked by hand is left in peace;
 * - everything else stays away.
 */
const kindsByRight: Record<'always' | 'unless-refused', readonly string[]> = {
  always: [
    'invitation',
    'password-reset',
    'account-changed',
    'statement-of-reasons',
    'appeal-outcome',
    'notice-receipt',
    'notice-decision',
  ],
  'unless-refused': ['subscription-confirmation', 'reader-link', 'comment-confirmation', 'comment-received'],
}

/** Whether a single mail of this kind may go to an address that is suppressed for this reason. */
export function mayStillGo(kind: string, reason: SuppressionReason): boolean {
  if (kindsByRight.always.includes(kind)) return true
  return kindsByRight['unless-refused'].includes(kind) && reason !== 'complained' && reason !== 'by-hand'
}
