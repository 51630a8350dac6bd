export type Family = {
  /** Every key once, parents before their children, otherwise as given. */
  order: string[]
  /** Whose parent does not exist, and those at which a circle of parents was opened: both stand at the top now. */
  missing: Set<string>
  circles: Set<string>
}

/** Sorts things that name their parents. Takes as many steps as there are things, whatever the file claims. */
export function familyOrder(parentOf: ReadonlyMap<string, string | null>): Family {
  const family: Family = { order: [], missing: new Set(), circles: new Set() }
  const done = new Set<string>()
  for (const key of parentOf.keys()) {
    const line: string[] = []
    const inLine = new Set<string>()
    for (let at: string | null = key; at !== null && !done.has(at); ) {
      line.push(at)
      inLine.add(at)
      const parent: string | null = parentOf.get(at) ?? null
      if (parent !== null && !parentOf.has(parent)) family.missing.add(at)
      if (parent !== null && inLine.has(parent)) family.circles.add(at)
      at = parent === null || !parentOf.has(parent) || inLine.has(parent) ? null : parent
    }
    for (const member of line.reverse()) {
      done.add(member)
      family.order.push(member)
    }
  }
  return family
}
