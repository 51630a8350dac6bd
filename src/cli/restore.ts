import { resolve } from 'node:path'
import type { RestoreReport } from '../backup/index.ts'
import { type AddCommand, CommandFailure } from './command.ts'

/** The database is not brought up to date first: restoring must also help where an upgrade has gone wrong. */
export const addRestoreCommand: AddCommand = (program, { terminal, env }) => {
  program
    .command('restore')
    .description('make the site what it was when the archive was written')
    .argument('<file>', 'an archive that `depesche backup` wrote, on either kind of database')
    .option('--force', 'replace the site that exists here')
    .action(async (file: string, { force = false }: { force?: boolean }) => {
      const [{ restoreBackup }, { openBlobs }, { readConfig }, { systemClock: clock }, { migrations }] =
        await Promise.all([
          import('../backup/index.ts'),
          import('../platform/blobs/open-blobs.ts'),
          import('../platform/config/config.ts'),
          import('../platform/clock.ts'),
          import('../../migrations/index.ts'),
        ])
      const config = readConfig(env)
      const world = { config, clock, blobs: openBlobs({ config, clock }, env) }
      const { answer, withProgress } = terminal()
      const restored = await withProgress((onProgress) =>
        restoreBackup(world, { file: resolve(file), migrations, force, onProgress }),
      )
      if (!restored.ok) throw new CommandFailure(refusalText(restored.refusal, restored.detail))
      const { manifest, secret } = restored.value
      const rows = Object.values(manifest.tables).reduce((sum, count) => sum + count, 0)
      const lines = [
        `Restored ${rows} rows of ${manifest.madeAt} (Depesche ${manifest.version})`,
        ...secretLines[secret],
      ]
      answer({ restored: manifest.tables, madeAt: manifest.madeAt, version: manifest.version, secret }, lines)
    })
}

const secretLines: Record<RestoreReport['secret'], string[]> = {
  same: [],
  restored: ['The secret of the archive is in place: restart running servers.'],
  'not-in-archive': [],
  other: [
    'The archive was made with another secret than DEPESCHE_SECRET: links in mails sent before will not work.',
  ],
}

function refusalText(refusal: string, detail: Record<string, unknown> = {}): string {
  switch (refusal) {
    case 'no-archive':
      return `This is no archive: ${detail.reason}`
    case 'archive-damaged':
      return `The archive is damaged, nothing was touched: ${detail.reason}`
    case 'archive-too-new':
      return `The archive was made by Depesche ${detail.version}, which is newer. Install that version first.`
    default:
      return 'There is a site here already. Back it up; then --force replaces it.'
  }
}
