import { recordAudit } from '../../audit/index.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import type { TokenRole } from '../actor.ts'
import type { By } from '../staff/manage-staff.ts'
import { cleanName } from '../staff-member.ts'
import { insertToken, revokeTokenRow, selectTokens } from './store.ts'
import { type ApiToken, hintOf, newToken, secretHash } from './token.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>

/** Makes a token. Its text is in the answer and nowhere else: who loses it makes another. */
export async function createToken(
  world: Needs,
  wanted: { name: string; role: TokenRole },
  by: By,
): Promise<Result<{ token: string; record: ApiToken }, 'bad-name'>> {
  const name = cleanName(wanted.name)
  if (!name) return refused('bad-name', { field: 'name' })
  const token = newToken()
  const record: ApiToken = {
    id: world.ids.newId(),
    name,
    role: wanted.role,
    hint: hintOf(token),
    createdAt: world.clock.now(),
    createdByName: by.actor.name,
    lastUsedAt: null,
    revokedAt: null,
  }
  await inTransaction(world, async (tx) => {
    await insertToken(tx, record, { tokenHash: secretHash(token), createdBy: by.actor.id })
    await recordAudit(tx, world, {
      actor: by.actor,
      action: 'token.created',
      subject: { kind: 'token', id: record.id, label: name },
      detail: { role: wanted.role, beginning: record.hint },
      address: by.address,
    })
  })
  return ok({ token, record })
}

/** All tokens, revoked ones too, the newest first; never the secrets. */
export const listTokens = (world: Pick<World, 'db'>): Promise<ApiToken[]> => selectTokens(world.db)

/** From the next request on the token opens nothing. It stays in the list. */
export function revokeToken(world: Needs, id: string, by: By): Promise<Result<ApiToken, 'unknown-token'>> {
  return inTransaction(world, async (tx) => {
    const token = await revokeTokenRow(tx, id, world.clock.now())
    if (!token) return refused('unknown-token')
    await announce(tx, world.clock, 'token.revoked', { tokenId: id })
    await recordAudit(tx, world, {
      actor: by.actor,
      action: 'token.revoked',
      subject: { kind: 'token', id, label: token.name },
      address: by.address,
    })
    return ok(token)
  })
}
