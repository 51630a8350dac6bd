/** The first instant that is too late; the server draws the same line. */
const end = Date.parse('2100-01-01T00:00:00.000Z')

/** Why an article cannot be scheduled for this instant; null when it can, or when there is none yet. */
export function wrongTime(publishAt: string | null, now: number): 'past' | 'tooLate' | null {
  if (publishAt === null) return null
  const at = Date.parse(publishAt)
  if (at <= now) return 'past'
  return at >= end ? 'tooLate' : null
}
