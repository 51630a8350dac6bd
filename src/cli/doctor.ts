import type { Finding } from '../doctor/index.ts'
import { type AddCommand, type CommandContext, CommandFailure } from './command.ts'

const signs = { ok: '✓', warning: '!', problem: '✗' } as const

export const addDoctorCommand: AddCommand = (program, context) => {
  program
    .command('doctor')
    .description('check configuration, database, media, mail, public address and pages; say what to mend')
    .action(async () => {
      const findings = await look(context)
      const lines = findings.flatMap(({ check, level, text, mend }) => [
        `${signs[level]} ${check}: ${text}`,
        ...(mend ? [`  → ${mend}`] : []),
      ])
      context.terminal().answer({ findings }, lines)
      const problems = findings.filter(({ level }) => level === 'problem').length
      if (problems > 0)
        throw new CommandFailure(
          problems === 1 ? 'One problem was found.' : `${problems} problems were found.`,
        )
    })
}

/** Also where the database is what is wrong: then the rest is looked at without it. */
async function look({ withWorld, env }: CommandContext): Promise<Finding[]> {
  const [{ examine, examineWithoutDatabase }, { openBlobs }, { readConfig }, { systemClock: clock }] =
    await Promise.all([
      import('../doctor/index.ts'),
      import('../platform/blobs/open-blobs.ts'),
      import('../platform/config/config.ts'),
      import('../platform/clock.ts'),
    ])
  const config = readConfig(env)
  let isOpen = false
  try {
    return await withWorld((world) => {
      isOpen = true
      return examine(world)
    })
  } catch (error) {
    if (isOpen) throw error
    return examineWithoutDatabase({ config, blobs: openBlobs({ config, clock }, env) }, error)
  }
}
