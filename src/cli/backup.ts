import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type AddCommand, CommandFailure } from './command.ts'

export const addBackupCommand: AddCommand = (program, { terminal, withWorld }) => {
  program
    .command('backup')
    .description('a consistent copy of data and media, while serving')
    .argument(
      '<file>',
      'the archive to write, such as depesche-2026-11-23.tar; an older one there is replaced',
    )
    .action(async (file: string) => {
      const folder = dirname(resolve(file))
      if (!existsSync(folder))
        throw new CommandFailure(`There is no folder ${folder} to write the archive to.`)
      const { backUp } = await import('../backup/index.ts')
      const { answer, withProgress } = terminal()
      const report = await withWorld((world) =>
        withProgress((onProgress) => backUp(world, { file: resolve(file), onProgress })),
      )
      const rows = Object.values(report.tables).reduce((sum, count) => sum + count, 0)
      answer(report, `Backed up ${rows} rows and ${report.mediaFiles} media files to ${report.file}`)
    })
}
