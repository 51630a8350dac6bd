import type { Command } from 'commander'
import type { World } from '../platform/world.ts'
import { commandLineActor } from './actor.ts'
import { type AddCommand, CommandFailure } from './command.ts'

const by = { actor: commandLineActor, address: null }

export const addAccountCommand: AddCommand = (program, context) => {
  const account = program.command('account').description('help for people who cannot sign in')
  for (const add of [addList, addResetPassword, addDisableSecondFactor, addRevokeSessions])
    add(account, context)
}

type Add = (account: Command, context: Parameters<AddCommand>[1]) => void

const addList: Add = (account, { terminal, withWorld }) => {
  account
    .command('list')
    .description('everybody who works here')
    .action(async () => {
      const { listStaff } = await import('../accounts/staff/index.ts')
      const staff = await withWorld(listStaff)
      const lines = staff.map(
        ({ email, role, name, disabledAt }) => `${email}\t${role}\t${name}${disabledAt ? '\tdisabled' : ''}`,
      )
      terminal().answer(
        { accounts: staff },
        lines.length > 0 ? lines : 'There is no account yet: depesche setup makes the first.',
      )
    })
}

const addResetPassword: Add = (account, { terminal, withWorld }) => {
  account
    .command('reset-password')
    .description(
      'print a link for a new password, good for one hour and one use; also lets a disabled account in again',
    )
    .argument('<email>', 'address of the account')
    .option('--password <password>', 'set this password instead of printing a link')
    .action(async (email: string, { password }: { password?: string }) => {
      const { enableStaff, passwordResetLinkFor, resetPassword } = await import('../accounts/staff/index.ts')
      const link = await withWorld(async (world) => {
        const { id } = await memberAt(world, email)
        await enableStaff(world, id, by)
        const link = await passwordResetLinkFor(world, id, commandLineActor)
        if (!password) return link
        const token = new URL(link).searchParams.get('token') ?? ''
        const done = await resetPassword(world, { token, password, address: null })
        if (!done.ok) throw new CommandFailure(passwordSentences[done.refusal])
        return null
      })
      const { answer } = terminal()
      if (link) answer({ email, link }, ['Open this link within an hour:', link])
      else answer({ email, changed: true }, `The password of ${email} is changed; all sessions have ended.`)
    })
}

const addDisableSecondFactor: Add = (account, { terminal, withWorld }) => {
  account
    .command('disable-second-factor')
    .description('let somebody in who has lost their second factor')
    .argument('<email>', 'address of the account')
    .action(async (email: string) => {
      await withWorld((world) => memberAt(world, email))
      terminal().answer({ email, hadSecondFactor: false }, `${email} has no second factor; nothing to do.`)
    })
}

const addRevokeSessions: Add = (account, { terminal, withWorld }) => {
  account
    .command('revoke-sessions')
    .description('sign somebody out on all devices')
    .argument('<email>', 'address of the account')
    .action(async (email: string) => {
      const { endSessionsOf } = await import('../accounts/staff/index.ts')
      const ended = await withWorld(async (world) => {
        const result = await endSessionsOf(world, (await memberAt(world, email)).id, by)
        if (!result.ok) throw unknownAccount(email)
        return result.value
      })
      terminal().answer(
        { email, ended },
        `Ended ${ended} ${ended === 1 ? 'session' : 'sessions'} of ${email}.`,
      )
    })
}

async function memberAt(world: World, email: string): Promise<{ id: string }> {
  const { listStaff } = await import('../accounts/staff/index.ts')
  const member = (await listStaff(world)).find((each) => each.email === email.trim().toLowerCase())
  if (!member) throw unknownAccount(email)
  return member
}

const unknownAccount = (email: string): CommandFailure =>
  new CommandFailure(`No account has the address ${email}. depesche account list shows all.`)

const passwordSentences = {
  'link-invalid': 'The account cannot be signed in to.',
  'link-expired': 'The account cannot be signed in to.',
  'password-too-short': '--password: at least ten characters.',
  'password-too-long': '--password: at most 200 characters.',
  'password-common': '--password: this one is among the first that anybody tries; several words are better.',
  'password-personal': '--password: not the name of the site or of the person.',
} as const
