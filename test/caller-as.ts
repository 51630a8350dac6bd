import type { TokenRole } from '../src/accounts/index.ts'
import { createToken } from '../src/accounts/tokens/index.ts'
import type { Api } from '../src/newsroom-api/kit.ts'
import { must } from '../src/platform/result.ts'
import type { World } from '../src/platform/world.ts'
import { type TestCaller, testApi } from './api.ts'
import { anActor } from './builders.ts'

/** A program that calls these parts of the API with a token of this role; null: without any. */
export async function callerAs(
  world: World,
  apis: readonly Api[],
  role: TokenRole | null,
): Promise<TestCaller> {
  if (role === null) return testApi(world, apis).as()
  const by = { actor: anActor({ role: 'administrator' }), address: null }
  const { token } = must(await createToken(world, { name: `Test ${role}`, role }, by))
  return testApi(world, apis).as({ token })
}
