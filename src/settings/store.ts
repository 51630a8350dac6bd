import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import './schema.ts'
import { defaultSettings, type Settings, type SettingsGroup, settingsSchemas } from './settings.ts'

/** All groups, with defaults where nothing was set. A stored value that no longer fits falls back to its default. */
export async function readSettings(db: Db | Tx): Promise<Settings> {
  const rows = await db.selectFrom('settings').select(['name', 'value']).execute()
  const stored = new Map(rows.map(({ name, value }) => [name, value]))
  const groups = Object.keys(settingsSchemas) as SettingsGroup[]
  return Object.fromEntries(groups.map((group) => [group, groupFrom(group, stored.get(group))])) as Settings
}

/** Every page reads the settings, and they hardly ever change: the last text of each group is understood once. */
const understood = new Map<SettingsGroup, { text: string | undefined; value: Settings[SettingsGroup] }>()

function groupFrom(group: SettingsGroup, text: string | undefined): Settings[SettingsGroup] {
  const known = understood.get(group)
  if (known && known.text === text) return known.value
  const parsed = settingsSchemas[group].safeParse(text === undefined ? {} : JSON.parse(text))
  const value = (parsed.success ? parsed.data : defaultSettings[group]) as Settings[SettingsGroup]
  understood.set(group, { text, value })
  return value
}

/** Version 0: never set. */
export async function settingsVersion(db: Db | Tx, group: SettingsGroup): Promise<number> {
  const row = await db.selectFrom('settings').select('version').where('name', '=', group).executeTakeFirst()
  return row?.version ?? 0
}

/** True when `expected` was the version at that moment and the value is now stored with the next one. */
export async function writeSettingsGroup(
  tx: Tx,
  change: { group: SettingsGroup; value: unknown; expected: number; at: Instant; by: string | null },
): Promise<boolean> {
  const row = {
    value: JSON.stringify(change.value),
    version: change.expected + 1,
    changed_at: change.at,
    changed_by: change.by,
  }
  if (change.expected === 0) {
    const made = await tx
      .insertInto('settings')
      .values({ name: change.group, ...row })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirst()
    return made.numInsertedOrUpdatedRows === 1n
  }
  const updated = await tx
    .updateTable('settings')
    .set(row)
    .where('name', '=', change.group)
    .where('version', '=', change.expected)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}
