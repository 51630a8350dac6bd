import type { Actor } from '../../accounts/index.ts'
import { recordAudit } from '../../audit/index.ts'
import { type Db, inTransaction, type Tx } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import { insertRules, newestRules, rulesOfVersion } from '../store-rules.ts'
import { areNumbered, type HouseRules, type InBothLanguages, mostClauses } from './house-rules.ts'
import { shippedRules } from './shipped-rules.ts'

/** The house rules that decisions rest on now: the newest that the newsroom has saved, else the shipped ones. */
export const rulesInForce = async (db: Db | Tx): Promise<HouseRules> =>
  (await newestRules(db)) ?? shippedRules

/** An earlier version, as decisions name it; version 1 are the shipped ones until somebody has decided by them. */
export async function houseRulesOf(db: Db, version: number): Promise<HouseRules | null> {
  const known = await rulesOfVersion(db, version)
  return known ?? (version === shippedRules.version ? shippedRules : null)
}

/** As `rulesInForce`, for a decision: what it names is written down, so that a later release cannot change it. */
export async function rulesForDecision(tx: Tx, world: Pick<World, 'clock'>): Promise<HouseRules> {
  const known = await newestRules(tx)
  if (known) return known
  const validFrom = world.clock.now()
  await insertRules(tx, { ...shippedRules, validFrom, changedBy: null })
  return { ...shippedRules, validFrom }
}

/** Makes a new version; decisions so far keep naming the version they were made by. */
export async function saveHouseRules(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events'>,
  change: {
    rules: Pick<HouseRules, 'introduction' | 'clauses'> & { procedure?: InBothLanguages | undefined }
    expected: number
  },
  by: { actor: Actor; address: string | null },
): Promise<Result<HouseRules, 'revision-outdated' | 'bad-clauses'>> {
  const { introduction, clauses } = change.rules
  if (!areNumbered(clauses) || clauses.length > mostClauses)
    return refused('bad-clauses', { field: 'clauses' })
  return inTransaction(world, async (tx) => {
    const before = await rulesForDecision(tx, world)
    if (before.version !== change.expected) return refused('revision-outdated', { current: before.version })
    const validFrom = world.clock.now()
    const procedure = change.rules.procedure ?? before.procedure
    const rules = { version: before.version + 1, validFrom, introduction, clauses, procedure }
    await insertRules(tx, { ...rules, changedBy: by.actor.id })
    await recordAudit(tx, world, {
      actor: by.actor,
      action: 'house-rules.changed',
      subject: { kind: 'house-rules', id: String(rules.version), label: null },
      detail: { version: rules.version, clauses: clauses.length },
      address: by.address,
    })
    await announce(tx, world.clock, 'moderation.rules-changed', { version: rules.version })
    return ok(rules)
  })
}
