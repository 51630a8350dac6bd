import type { Config } from '../../platform/config/config.ts'

type Needs = Pick<Config, 'publicUrl'>

/** Pages of the newsroom that show a form; opening them changes nothing, as mail scanners open every link. */
export const invitationLink = ({ publicUrl }: Needs, token: string): string =>
  `${publicUrl}/newsroom/invitation?token=${token}`

export const passwordResetLink = ({ publicUrl }: Needs, token: string): string =>
  `${publicUrl}/newsroom/reset-password?token=${token}`
