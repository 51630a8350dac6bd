/** A client's share: it fills by so many requests a second, up to as many as two seconds bring. */
type Share = { left: number; at: number }

export type Quota = {
  /** Takes one request; answers 0, or the seconds until there is one again. */
  take(client: string): number
}

/** Counted in this process; `now` in milliseconds. Clients are few: keys that staff have made. */
export function openQuota(perSecond: number, now: () => number): Quota {
  const shares = new Map<string, Share>()
  const most = perSecond * 2
  return {
    take(client) {
      const at = now()
      const share = shares.get(client) ?? { left: most, at }
      const left = Math.min(most, share.left + ((at - share.at) / 1000) * perSecond)
      if (left < 1) {
        shares.set(client, { left, at })
        return (1 - left) / perSecond
      }
      shares.set(client, { left: left - 1, at })
      return 0
    },
  }
}
