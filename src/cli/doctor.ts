import { type AddCommand, CommandFailure } from './command.ts'

const signs = { ok: '✓', warning: '!', problem: '✗' } as const

export const addDoctorCommand: AddCommand = (program, { terminal, withWorld }) => {
  program
    .command('doctor')
    .description('check configuration, database, media, mail, public address and pages; say what to mend')
    .action(async () => {
      const { examine } = await import('../doctor/index.ts')
      const findings = await withWorld(examine)
      const lines = findings.flatMap(({ check, level, text, mend }) => [
        `${signs[level]} ${check}: ${text}`,
        ...(mend ? [`  → ${mend}`] : []),
      ])
      terminal().answer({ findings }, lines)
      const problems = findings.filter(({ level }) => level === 'problem').length
      if (problems > 0)
        throw new CommandFailure(
          problems === 1 ? 'One problem was found.' : `${problems} problems were found.`,
        )
    })
}
