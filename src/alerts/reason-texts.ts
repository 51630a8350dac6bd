import { LRUCache } from 'lru-cache'
import type { World } from '../platform/world.ts'
import { type Settings, siteTexts } from '../settings/index.ts'
import { isKind, subjectOf } from '../subscriptions/index.ts'
import type { Reason } from './reason.ts'

const mostRemembered = 1000

/** Says to readers why they are told, in the language of the settings; names are looked up once. */
export function reasonTexts(
  world: Pick<World, 'db' | 'clock'>,
  settings: Pick<Settings, 'site' | 'texts'>,
): (reason: { kind: string; ref: string }) => Promise<string> {
  const t = siteTexts(settings)
  const said = new LRUCache<string, string>({ max: mostRemembered })
  return async ({ kind, ref }) => {
    const key = `${kind} ${ref}`
    const before = said.get(key)
    if (before !== undefined) return before
    const subject = isKind(kind) ? await subjectOf(world.db, { kind, ref }, world.clock.now()) : null
    const name = subject === null || typeof subject === 'string' ? null : subject.name
    const text = name === null ? t('mail.alert.why.gone') : t(`mail.alert.why.${reasonKind(kind)}`, { name })
    said.set(key, text)
    return text
  }
}

const reasonKind = (kind: string): Reason['kind'] =>
  kind === 'search' || kind === 'author' || kind === 'tag' || kind === 'section' ? kind : 'similar'
