import { type AddCommand, CommandFailure } from './command.ts'

export const addDemoCommand: AddCommand = (program, { terminal, withWorld }) => {
  program
    .command('demo')
    .description('fill an empty site with the demo publication')
    .action(async () => {
      const { fillDemo } = await import('../demo/index.ts')
      const { answer, withProgress } = terminal()
      const filled = await withWorld((world) => withProgress((onProgress) => fillDemo(world, onProgress)))
      if (!filled.ok)
        throw new CommandFailure(
          'The site has articles already; the demo publication is only for an empty one.',
        )
      answer(filled.value, `The demo publication is in: ${filled.value.articles} articles.`)
    })
}
