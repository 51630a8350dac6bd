import type { Readable } from 'node:stream'
import type { Command } from 'commander'
import type { World } from '../platform/world.ts'
import type { Terminal } from './terminal.ts'

/** What a command is given beside its own arguments and options. */
export type CommandContext = {
  /** How this call talks; `--json` decides. Asked inside the action, when the options are known. */
  terminal(): Terminal
  /** The site of this configuration, its schema brought up to date; closed when `work` is done. */
  withWorld<T>(work: (world: World) => Promise<T>): Promise<T>
  /** The environment the configuration is read from. */
  env: Record<string, string | undefined>
  /** What is piped into the command. */
  stdin: Readable
}

/**
 * Adds one command to the program: one file a command, listed in `depesche.ts`. Rooms are imported inside the
 * action (`await import('../backup/index.ts')`), so that no command waits for what only another needs.
 */
export type AddCommand = (program: Command, context: CommandContext) => void

/** What the person at the terminal can mend: printed as one line, exit status 1. */
export class CommandFailure extends Error {}
