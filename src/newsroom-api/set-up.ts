import type { Context } from 'hono'
import { type Accounts, openTryLimit } from '../accounts/index.ts'
import { fillDemo } from '../demo/index.ts'
import type { World } from '../platform/world.ts'
import { isSetUp, isSetUpCode, setUpSite } from '../set-up/index.ts'
import { readSettings } from '../settings/index.ts'
import { refusalProblem } from './caller.ts'
import { session } from './contract/accounts.ts'
import { type SetUpState, setUpInput, setUpState } from './contract/set-up.ts'
import { type Api, type ApiEnv, jsonAnswer, jsonBody, newApi, route } from './kit.ts'
import { ApiProblem } from './problem.ts'
import { signInHere } from './session.ts'

const stateRoute = route({
  method: 'get',
  path: '/set-up',
  operationId: 'getSetUp',
  access: 'open',
  tags: ['set-up'],
  summary: 'Whether there is a site, and whether making one needs the code that the server prints',
  responses: { 200: jsonAnswer(setUpState, 'The state') },
})
const setUpRoute = route({
  method: 'post',
  path: '/set-up',
  operationId: 'setUp',
  access: 'open',
  conflict: 'There is a site already',
  limited: true,
  tags: ['set-up'],
  summary: 'Make the site and its first administrator, once; signs in',
  description:
    'With `start: "demo"` the demo publication is filled in after the answer; GET tells how far it has come.',
  request: { body: jsonBody(setUpInput) },
  responses: { 201: jsonAnswer(session, 'Signed in as the administrator') },
})

/** Set-up by browser. The command line has its own way (`depesche setup`). */
export function setUpApi(accounts: Accounts, world: World): Api {
  const api = newApi()
  const codeTries = openTryLimit(world.clock, { tries: 5, seconds: 600 })
  const demo = demoFilling(world)

  const checkCode = (c: Context<ApiEnv>, code: string | undefined) => {
    if (isAtTheMachine(c)) return
    if (!code) throw new ApiProblem({ status: 403, code: 'set-up-code-missing' })
    const key = c.var.remoteAddress ?? ''
    const seconds = codeTries.take(key)
    if (seconds > 0) throw refusalProblem({ ok: false, refusal: 'too-many-tries', detail: { seconds } })
    if (!isSetUpCode(world.config, code)) throw new ApiProblem({ status: 403, code: 'set-up-code-wrong' })
    codeTries.giveBack(key)
  }

  api.openapi(stateRoute, async (c) => {
    const done = await isSetUp(world.db)
    const { name, language } = (await readSettings(world.db)).site
    const needsCode = !done && !isAtTheMachine(c)
    return c.json(
      { isSetUp: done, needsCode, site: done ? { name, language } : null, demo: demo.state() },
      200,
    )
  })

  api.openapi(setUpRoute, async (c) => {
    const { code, ...input } = c.req.valid('json')
    if (await isSetUp(world.db)) throw new ApiProblem({ status: 409, code: 'already-set-up' })
    checkCode(c, code)
    const made = await setUpSite(world, input, { address: c.var.remoteAddress ?? null })
    if (!made.ok) throw refusalProblem(made, { 'already-set-up': 409 })
    if (input.start === 'demo') demo.start()
    const { email, password } = input.administrator
    return c.json(await signInHere(accounts, c, { email, password }), 201)
  })

  return api
}

/**
 * Straight from this machine, and under its own name: a page elsewhere whose host name was made to point at
 * 127.0.0.1 (DNS rebinding) comes with that name.
 */
function isAtTheMachine(c: Context<ApiEnv>): boolean {
  const { hostname } = new URL(c.req.url)
  return c.var.direct && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/** The demo publication takes a while to draw; the administrator need not wait for it. */
function demoFilling(world: World) {
  let state: SetUpState['demo'] = null
  return {
    state: () => state,
    start() {
      state = { state: 'filling', what: '', done: 0, total: 0 }
      fillDemo(world, (step) => {
        state = { state: 'filling', ...step }
      })
        .then((filled) => {
          state = { what: '', done: 0, total: 0, ...state, state: filled.ok ? 'done' : 'failed' }
        })
        .catch((error) => {
          world.log.error({ err: error }, 'filling in the demo publication failed')
          state = { what: '', done: 0, total: 0, ...state, state: 'failed' }
        })
    },
  }
}
