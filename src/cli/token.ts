import { Option } from 'commander'
import type { TokenRole } from '../accounts/index.ts'
import { commandLineActor } from './actor.ts'
import { type AddCommand, CommandFailure } from './command.ts'

const roles = [
  'administrator',
  'editor',
  'author',
  'moderator',
  'scoring',
] as const satisfies readonly TokenRole[]

export const addTokenCommand: AddCommand = (program, { terminal, withWorld }) => {
  const token = program.command('token').description('keys for programs that use the API')
  token
    .command('create')
    .description('print a new token, once')
    .requiredOption('--name <name>', 'what it is for')
    .addOption(new Option('--role <role>', 'what it may do').choices(roles).makeOptionMandatory())
    .action(async ({ name, role }: { name: string; role: TokenRole }) => {
      const { createToken } = await import('../accounts/tokens/index.ts')
      const { answer } = terminal()
      const created = await withWorld((world) =>
        createToken(world, { name, role }, { actor: commandLineActor, address: null }),
      )
      if (!created.ok) throw new CommandFailure('--name: a name of at most 120 characters.')
      const { token, record } = created.value
      answer({ token, name: record.name, role: record.role }, token)
    })
}
