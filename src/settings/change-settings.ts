import { inTransaction } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import type { Settings, SettingsGroup } from './settings.ts'
import { soundSettings } from './sound-settings.ts'
import { settingsVersion, writeSettingsGroup } from './store.ts'

export type SettingsRefusal = 'bad-input' | 'revision-outdated'

/**
 * Stores one group whole. Refused when it is not valid (`detail.issues`, in the shape of zod's) or when somebody else changed it
 * since `expected` (`detail.current`). Without `expected` the newest version is replaced (set-up, demo).
 */
export async function changeSettings<G extends SettingsGroup>(
  world: Pick<World, 'db' | 'clock' | 'events'>,
  change: { group: G; value: unknown; expected?: number; by: string | null },
): Promise<Result<{ value: Settings[G]; version: number }, SettingsRefusal>> {
  const sound = soundSettings(change.group, change.value)
  if ('issues' in sound) return refused('bad-input', { issues: sound.issues })
  return inTransaction(world, async (tx) => {
    const current = await settingsVersion(tx, change.group)
    const expected = change.expected ?? current
    const at = world.clock.now()
    if (
      !(await writeSettingsGroup(tx, {
        group: change.group,
        value: sound.value,
        expected,
        at,
        by: change.by,
      }))
    )
      return refused('revision-outdated', { current })
    await announce(tx, world.clock, 'settings.changed', { group: change.group })
    return ok({ value: sound.value, version: expected + 1 })
  })
}
