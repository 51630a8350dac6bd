import type { Portion } from './store-portions.ts'
import type { OpenDelivery } from './store-sending.ts'

/** A portion at hand, and how many of it have not been tried yet. */
type PortionAtHand = { portion: Portion; open: number; isGivenUp: boolean }

/** A mail at hand, with the portion it is of; what was put off is of none. */
type AtHand = { delivery: OpenDelivery; of: PortionAtHand | null }

/** What a worker has at hand, by mailing, in memory: all of it stands in the database too. */
export type Desk = {
  count(mailing: number): number
  isBusyWith(mailing: number): boolean
  addPortion(portion: Portion, deliveries: readonly OpenDelivery[]): void
  addPutOff(deliveries: readonly OpenDelivery[]): void
  /** Takes the next one of the mailing from the desk; it is under way until it is `settled` or put back. */
  take(mailing: number): OpenDelivery | null
  putBack(delivery: OpenDelivery): void
  /** Nothing is to be done about it any more, or not by this worker now. */
  settle(delivery: OpenDelivery): void
  /** The mailing does not go out any more: what is not under way goes from the desk. */
  clear(mailing: number): void
  /** Portions that are done with since this was last asked. */
  finished(): { closed: Portion[]; released: Portion[] }
}

export function openDesk(): Desk {
  const rows = new Map<number, AtHand[]>()
  const known = new Map<string, AtHand>()
  const portions = new Set<PortionAtHand>()
  const keyOf = ({ mailing, number }: OpenDelivery): string => `${mailing}:${number}`
  const rowsOf = (mailing: number): AtHand[] => {
    const its = rows.get(mailing) ?? []
    rows.set(mailing, its)
    return its
  }
  const add = (delivery: OpenDelivery, of: PortionAtHand | null): void => {
    const key = keyOf(delivery)
    if (known.has(key)) return
    const atHand = { delivery, of }
    known.set(key, atHand)
    rowsOf(delivery.mailing).push(atHand)
    if (of) of.open++
  }
  const settle = (delivery: OpenDelivery): void => {
    const key = keyOf(delivery)
    const atHand = known.get(key)
    if (!atHand) return
    known.delete(key)
    if (atHand.of) atHand.of.open--
  }
  return {
    count: (mailing) => rows.get(mailing)?.length ?? 0,
    isBusyWith: (mailing) => [...known.values()].some(({ delivery }) => delivery.mailing === mailing),
    addPortion(portion, deliveries) {
      const of = { portion, open: 0, isGivenUp: false }
      portions.add(of)
      for (const delivery of deliveries) add(delivery, of)
    },
    addPutOff(deliveries) {
      for (const delivery of deliveries) add(delivery, null)
    },
    take: (mailing) => rows.get(mailing)?.shift()?.delivery ?? null,
    putBack(delivery) {
      const atHand = known.get(keyOf(delivery))
      // What was put off is found again when it is due; a portion that was given up is another worker's.
      if (!atHand?.of || atHand.of.isGivenUp) settle(delivery)
      else rowsOf(delivery.mailing).unshift(atHand)
    },
    settle,
    clear(mailing) {
      for (const { delivery } of rows.get(mailing)?.splice(0) ?? []) settle(delivery)
      for (const atHand of portions) if (atHand.portion.mailing === mailing) atHand.isGivenUp = true
    },
    finished() {
      const done = [...portions].filter(({ open }) => open === 0)
      for (const atHand of done) portions.delete(atHand)
      const those = (isGivenUp: boolean) =>
        done.filter((atHand) => atHand.isGivenUp === isGivenUp).map(({ portion }) => portion)
      return { closed: those(false), released: those(true) }
    },
  }
}
