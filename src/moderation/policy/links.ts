import type { Phase } from '../assessment.ts'

const most = 3

/** Many links, or a link by somebody of whom nothing has appeared yet. */
export const links: Phase = ({ links: count }, { history }) => {
  if (count === 0 || (count <= most && (history?.approved ?? 0) > 0)) return null
  return {
    phase: 'links',
    says: 'hold',
    risk: count > most ? 500 : 250,
    clause: count > most ? '7' : null,
    facts: { count },
  }
}
