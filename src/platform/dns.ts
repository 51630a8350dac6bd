import { Resolver } from 'node:dns/promises'

/** What the name service answered. `not-asked`: nobody knows – no network, no server, too slow. */
export type DnsAnswer =
  | { kind: 'found'; records: readonly string[] }
  | { kind: 'none' }
  | { kind: 'not-asked' }

/** The questions asked of the name service; tests pass answers of their own. */
export type Dns = {
  /** Each record joined from its strings. */
  txt(name: string): Promise<DnsAnswer>
  /** Names of mail servers, the preferred first. */
  mx(name: string): Promise<DnsAnswer>
}

const secondsToWait = 3

/** The name service of the machine. Never throws. */
export function systemDns(): Dns {
  const resolver = new Resolver({ timeout: secondsToWait * 1000, tries: 1 })
  return {
    txt: (name) => asked(async () => (await resolver.resolveTxt(name)).map((strings) => strings.join(''))),
    mx: (name) =>
      asked(async () => {
        const found = await resolver.resolveMx(name)
        return found.sort((a, b) => a.priority - b.priority).map(({ exchange }) => exchange)
      }),
  }
}

async function asked(question: () => Promise<string[]>): Promise<DnsAnswer> {
  try {
    const records = await question()
    return records.length > 0 ? { kind: 'found', records } : { kind: 'none' }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOTFOUND' || code === 'ENODATA' ? { kind: 'none' } : { kind: 'not-asked' }
  }
}
