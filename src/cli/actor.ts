import type { Actor } from '../accounts/index.ts'

/** Who is at the terminal is the operator of the machine, and may do everything; the audit log says where it came from. */
export const commandLineActor: Actor = {
  kind: 'system',
  id: null,
  name: 'Command line',
  role: 'administrator',
}
