import { may, roles } from '../../accounts/index.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { mayDecideAppeal } from '../decisions/decision.ts'
import { someoneElse } from '../store-appeals.ts'

/** Roles that decide on comments. */
const deciding = roles.filter((role) => may(role, 'comments.moderate'))

/**
 * Who decides on a complaint: somebody else than decided first (`yes`), as long as there is somebody else. Where there
 * is not, the same person may (`alone`); it is recorded and said in the answer. DSA Article 20 (6) asks for qualified
 * people, not for another one: a newsroom of one still owes its readers an answer.
 */
export async function deciderOf(
  db: Db | Tx,
  first: { decidedBy: string | null },
  actor: { id: string | null },
): Promise<'yes' | 'alone' | 'no'> {
  if (mayDecideAppeal(first, actor)) return 'yes'
  return actor.id !== null && !(await someoneElse(db, { id: actor.id, roles: deciding })) ? 'alone' : 'no'
}
