import { ok, type Result, refused } from '../../platform/result.ts'
import { type PasswordRefusal, refusePassword } from '../password.ts'
import { cleanName, isEmail, normalEmail } from '../staff-member.ts'

export type NewAccountRefusal = 'bad-name' | 'bad-email' | PasswordRefusal

/** The rule for everybody's first name, address and password here; answers name and address as they are stored. */
export function checkNewAccount(
  person: { name: string; email: string; password: string },
  siteName: string,
): Result<{ name: string; email: string }, NewAccountRefusal> {
  const name = cleanName(person.name)
  const email = normalEmail(person.email)
  if (!name) return refused('bad-name', { field: 'name' })
  if (!isEmail(email)) return refused('bad-email', { field: 'email' })
  const refusal = refusePassword(person.password, [siteName, name, email])
  return refusal ? refused(refusal, { field: 'password' }) : ok({ name, email })
}
