import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installDebianPackage } from './debian-packages.ts'

/** Debian's own Python: that of others does not see Debian's packages. */
export const debianPython = '/usr/bin/python3'
export const newsboat = '/usr/bin/newsboat'

/**
 * Readers of feeds that are not ours: Debian's feedparser and newsboat, installed where they are missing.
 * @throws what to install when that is not possible
 */
export function findFeedReaders(): void {
  const reason = (what: string) => `Feeds are read by ${what} in the tests, and it is not on this machine.`
  if (spawnSync(debianPython, ['-c', 'import feedparser']).status !== 0)
    installDebianPackage('python3-feedparser', reason('feedparser'))
  if (!existsSync(newsboat)) installDebianPackage('newsboat', reason('newsboat'))
}
