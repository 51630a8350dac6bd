import { type ExecFileSyncOptions, execFileSync } from 'node:child_process'

/**
 * Installs a package of Debian when this runs as root, so that a fresh machine needs no preparation.
 * @throws with the command to type when that is not possible
 */
export function installDebianPackage(name: string, reason: string): void {
  const advice = `${reason} Install it: apt-get update && apt-get install -y ${name}`
  if (process.getuid?.() !== 0) throw new Error(advice)
  process.stderr.write(`${reason} Installing Debian's package ${name} …\n`)
  const options: ExecFileSyncOptions = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  try {
    execFileSync('apt-get', ['-q', 'update'], options)
    execFileSync('apt-get', ['-q', '-y', '--no-install-recommends', 'install', name], options)
  } catch (cause) {
    throw new Error(`apt-get could not install ${name}. ${advice}`, { cause })
  }
}
