import { expect, it } from 'vitest'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { listAudit } from '../audit/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { openAccounts } from './accounts.ts'
import { actorOf } from './actor-of.ts'
import { hashPassword } from './password-hash.ts'
import { signIn, signOut } from './sign-in.ts'
import { insertStaff, putPasswordHash, updateStaff } from './store.ts'

const password = 'zwölf Boxkämpfer jagen'
const hash = await hashPassword(password)

async function withAnna(world: TestWorld): Promise<string> {
  const id = world.ids.newId()
  const now = world.clock.now()
  await inTransaction(world, async (tx) => {
    await insertStaff(tx, {
      id,
      name: 'Anna Albers',
      email: 'anna@zeitung.example',
      role: 'editor',
      createdAt: now,
      disabledAt: null,
    })
    await putPasswordHash(tx, { id: world.ids.newId(), staffId: id, hash, now })
  })
  return id
}

const attempt = (
  changes: { email?: string; password?: string; cookies?: string[]; address?: string } = {},
) => ({
  email: changes.email ?? 'anna@zeitung.example',
  password: changes.password ?? password,
  address: changes.address ?? '203.0.113.77',
  headers: withCookies(changes.cookies ?? []),
})

function withCookies(setCookies: readonly string[]): Headers {
  const cookie = setCookies.map((value) => value.split(';')[0]).join('; ')
  return new Headers({
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Firefox/145.0',
    ...(cookie ? { cookie } : {}),
  })
}

describeOnEachDatabase('signing in', (testWorld) => {
  it('gives a session that says who calls', async () => {
    const world = await testWorld()
    const id = await withAnna(world)
    const accounts = openAccounts(world)
    const result = await signIn(accounts, attempt({ email: ' Anna@Zeitung.example ' }))
    if (!result.ok) throw new Error(result.refusal)
    const [session = '', device = ''] = result.value.setCookies
    expect(session).toMatch(
      /^__Host-depesche_session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(device).toMatch(/^__Host-depesche_device=/)
    const caller = await actorOf(world, withCookies([session]))
    expect(caller).toEqual({
      actor: { kind: 'staff', id, name: 'Anna Albers', role: 'editor' },
      signedInBy: 'cookie',
    })
    const row = await world.db.selectFrom('staff_sessions').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      staff_id: id,
      network: '203.0.113.0/24',
      created_at: '2026-11-23T09:00:00.000Z',
      seen_at: '2026-11-23T09:00:00.000Z',
      expires_at: '2026-11-30T09:00:00.000Z',
    })
    expect((await listAudit(world.db, { action: 'staff.signed-in' }, { limit: 5 })).items).toHaveLength(1)
  })
})
