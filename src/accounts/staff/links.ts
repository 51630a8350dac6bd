import type { Config } from '../../platform/config/config.ts'

/** `link-invalid`: unknown, used before, or withdrawn. */
export type LinkRefusal = 'link-invalid' | 'link-expired'

type Needs = Pick<Config, 'publicUrl'>

/** Pages of the newsroom that show a form; opening them changes nothing, as mail scanners open every link. */
export const invitationLink = ({ publicUrl }: Needs, token: string): string =>
  `${publicUrl}/newsroom/invitation?token=${token}`

/** Where the mail leads: the newsroom's page for a new password. */
export const passwordResetLink = ({ publicUrl }: Needs, token: string): string =>
  `${publicUrl}/newsroom/reset-password?token=${token}`
