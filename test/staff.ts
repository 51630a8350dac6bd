import { openAccounts, type Role, signIn } from '../src/accounts/index.ts'
import { hashPassword } from '../src/accounts/password-hash.ts'
import { addStaff, type StaffMember } from '../src/accounts/staff/index.ts'
import { inTransaction } from '../src/platform/db/db.ts'
import { must } from '../src/platform/result.ts'
import type { World } from '../src/platform/world.ts'

/** What every staff member made here signs in with. */
export const staffPassword = 'zwölf Boxkämpfer jagen'
const passwordHash = await hashPassword(staffPassword)

export const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'

/** Somebody who works here: Anna Albers, editor, unless told otherwise. */
export function aStaffMember(
  world: World,
  person: { name?: string; email?: string; role?: Role } = {},
): Promise<StaffMember> {
  const {
    name = 'Anna Albers',
    email = `${name.toLowerCase().split(' ')[0]}@zeitung.example`,
    role = 'editor',
  } = person
  return inTransaction(world, (tx) => addStaff(tx, world, { name, email, role, passwordHash }))
}

/** The request headers of a browser in which this person has signed in. */
export async function signedInAs(world: World, member: Pick<StaffMember, 'email'>): Promise<Headers> {
  const attempt = {
    email: member.email,
    password: staffPassword,
    address: '203.0.113.77',
    headers: headersOf([]),
  }
  const { setCookies } = must(await signIn(openAccounts(world), attempt))
  return headersOf(setCookies)
}

/** What a browser sends after it got these `Set-Cookie` values, from a page of the same site. */
export function headersOf(setCookies: readonly string[]): Headers {
  const kept = setCookies.filter((value) => !/; Max-Age=0(;|$)/.test(value))
  const cookie = kept.map((value) => value.split(';')[0]).join('; ')
  return new Headers({
    'user-agent': firefox,
    'sec-fetch-site': 'same-origin',
    ...(cookie ? { cookie } : {}),
  })
}
