import type { World } from '../../platform/world.ts'
import { readSettings, siteTexts } from '../../settings/index.ts'
import { nameOf } from '../consent-text.ts'
import { exportReader, type HeldReader } from '../persons/index.ts'
import { readerById } from '../store.ts'
import { subjectOf } from '../subject.ts'

/** `names`: what is followed, by kind and `ref` with a colon between; what is no longer there is left out. */
type ReaderProof = HeldReader & { names: Record<string, string> }

/** All that is stored of a reader, to be shown and printed in a dispute (BGH I ZR 164/09); null when there is none. */
export async function readerProof(
  { longReads: db, clock }: Pick<World, 'longReads' | 'clock'>,
  id: string,
): Promise<ReaderProof | null> {
  const reader = await readerById(db, id)
  const held = reader && (await exportReader(db, reader.email))
  if (!held) return null
  const t = siteTexts(await readSettings(db))
  const names: Record<string, string> = {}
  for (const { kind, ref } of [...held.subscriptions, ...held.consents]) {
    const key = `${kind}:${ref}`
    if (names[key] !== undefined) continue
    const subject = await subjectOf(db, { kind, ref }, clock.now())
    if (typeof subject !== 'string') names[key] = nameOf(t, { kind, name: subject.name })
  }
  return { ...held, names }
}
