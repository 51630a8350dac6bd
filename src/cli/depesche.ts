import type { Readable } from 'node:stream'
import { Command, CommanderError } from 'commander'
import { ConfigError, readConfig } from '../platform/config/config.ts'
import { packageVersion } from '../platform/package-root.ts'
import { addAccountCommand } from './account.ts'
import { addBackupCommand } from './backup.ts'
import { type AddCommand, type CommandContext, CommandFailure } from './command.ts'
import { addDemoCommand } from './demo.ts'
import { addDoctorCommand } from './doctor.ts'
import { addExportCommand } from './export.ts'
import { addImportCommand } from './import.ts'
import { addModerationCommand } from './moderation.ts'
import { addRestoreCommand } from './restore.ts'
import { addServeCommand } from './serve.ts'
import { addSetupCommand } from './setup.ts'
import { type Output, openTerminal } from './terminal.ts'
import { addTokenCommand } from './token.ts'
import { addTopicsCommand } from './topics.ts'

/** All commands, in the order of `depesche help`. */
const commands: readonly AddCommand[] = [
  addServeCommand,
  addSetupCommand,
  addDemoCommand,
  addAccountCommand,
  addTokenCommand,
  addImportCommand,
  addExportCommand,
  addBackupCommand,
  addRestoreCommand,
  addModerationCommand,
  addTopicsCommand,
  addDoctorCommand,
]

type Surroundings = {
  stdin: Readable
  stdout: Output
  stderr: Output
  env: Record<string, string | undefined>
}

/** Runs the command line; answers the exit status: 0 done, 1 failed, 2 wrong usage. */
export async function main(argv: readonly string[], around: Surroundings = process): Promise<number> {
  const program = openProgram(around)
  try {
    await program.parseAsync(argv)
    return 0
  } catch (error) {
    if (error instanceof CommanderError) {
      const unknown = unknownTopic(program, argv)
      if (unknown) around.stderr.write(`There is no command named ${unknown}.\n`)
      return error.exitCode === 0 ? 0 : 2
    }
    const wantsDebug = program.opts().debug === true
    around.stderr.write(`${wantsDebug && error instanceof Error ? error.stack : messageOf(error)}\n`)
    return 1
  }
}

/** `depesche help nonsense` shows the help, and says that there is no nonsense. */
function unknownTopic(program: Command, [, , asked, topic]: readonly string[]): string | null {
  if (asked !== 'help' || !topic || topic.startsWith('-')) return null
  return program.commands.some((command) => command.name() === topic) ? null : topic
}

function openProgram({ stdin, stdout, stderr, env }: Surroundings): Command {
  const program = new Command('depesche')
    .description('A publishing system for independent online newsrooms.')
    .version(packageVersion)
    .option('--json', 'print one JSON document, and nothing else, on stdout')
    .option('--debug', 'when something fails, show where')
    .helpCommand('help [command]', 'explain a command')
    .showHelpAfterError('(depesche help explains each command)')
    .exitOverride()
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
  const context: CommandContext = {
    env,
    stdin,
    terminal: () => openTerminal({ stdout, stderr, json: program.opts().json === true }),
    async withWorld(work) {
      const [{ openWorld }, { openLog }] = await Promise.all([
        import('../open-world.ts'),
        import('../platform/log.ts'),
      ])
      const world = await openWorld(
        readConfig(env),
        openLog(program.opts().debug === true ? 'debug' : 'warn'),
      )
      try {
        return await work(world)
      } finally {
        await world.close()
      }
    },
  }
  for (const add of commands) add(program, context)
  return program
}

/** One line: what is known to be for people as it stands, anything else with a hint at `--debug`. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof CommandFailure || error instanceof ConfigError) return error.message
  const parts = error instanceof AggregateError ? error.errors.map(String) : [error.message || error.name]
  return `${[...new Set(parts)].join('; ').replaceAll(/\s+/g, ' ')} (--debug shows where)`
}
