import type { Dns } from '../src/platform/dns.ts'

/** A name service with these records and no others; null for one that does not answer. */
export function fakeDns(
  records: { txt?: Record<string, string[]>; mx?: Record<string, string[]> } | null,
): Dns {
  const answer = (found: string[] | undefined) =>
    found ? ({ kind: 'found', records: found } as const) : ({ kind: 'none' } as const)
  if (!records) return { txt: async () => ({ kind: 'not-asked' }), mx: async () => ({ kind: 'not-asked' }) }
  return {
    txt: async (name) => answer(records.txt?.[name]),
    mx: async (name) => answer(records.mx?.[name]),
  }
}
