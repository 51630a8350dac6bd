import { resolve } from 'node:path'
import { type AddCommand, CommandFailure } from './command.ts'

export const addExportCommand: AddCommand = (program, { terminal, withWorld }) => {
  program
    .command('export')
    .description('everything as open files: JSON and media, without accounts')
    .argument('<dir>', 'a folder that is empty or does not exist yet')
    .action(async (dir: string) => {
      const { exportSite } = await import('../backup/index.ts')
      const { answer, withProgress } = terminal()
      const folder = resolve(dir)
      const exported = await withWorld((world) =>
        withProgress((onProgress) => exportSite(world, { folder, onProgress })),
      )
      if (!exported.ok)
        throw new CommandFailure(`${folder} is not empty. Name a folder that is empty or does not exist yet.`)
      const { counts } = exported.value
      const parts = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`)
      answer(exported.value, `Exported ${parts.join(', ')} to ${folder}`)
    })
}
