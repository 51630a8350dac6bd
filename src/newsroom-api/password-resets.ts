import type { Accounts } from '../accounts/index.ts'
import { passwordResetBehind, requestPasswordReset, resetPassword } from '../accounts/staff/index.ts'
import { readSettings } from '../settings/index.ts'
import { refusalProblem } from './caller.ts'
import {
  linkInput,
  passwordResetInput,
  passwordResetRequest,
  passwordResetSeen,
} from './contract/accounts.ts'
import { type Api, jsonAnswer, jsonBody, newApi, route } from './kit.ts'

const requestRoute = route({
  method: 'post',
  path: '/password-resets',
  operationId: 'requestPasswordReset',
  access: 'open',
  limited: true,
  tags: ['session'],
  summary: 'Ask for a link to choose a new password; the same answer whether or not the address is known',
  request: { body: jsonBody(passwordResetRequest) },
  responses: { 202: { description: 'If there is such an account, a mail is on its way' } },
})
const lookRoute = route({
  method: 'post',
  path: '/password-resets/look',
  operationId: 'lookAtPasswordReset',
  access: 'open',
  limited: true,
  tags: ['session'],
  summary: 'Whose link this is; changes nothing',
  request: { body: jsonBody(linkInput) },
  responses: { 200: jsonAnswer(passwordResetSeen, 'The link is good') },
})
const confirmRoute = route({
  method: 'post',
  path: '/password-resets/confirm',
  operationId: 'confirmPasswordReset',
  access: 'open',
  limited: true,
  tags: ['session'],
  summary: 'Choose the new password; ends all sessions and uses up the link',
  request: { body: jsonBody(passwordResetInput) },
  responses: { 204: { description: 'Changed' } },
})

const statuses = { 'link-invalid': 410, 'link-expired': 410 } as const

/** For those who forgot their password. */
export function passwordResetsApi(accounts: Accounts): Api {
  const { world } = accounts
  const api = newApi()

  api.openapi(requestRoute, async (c) => {
    const { email } = c.req.valid('json')
    const asked = await requestPasswordReset(accounts, { email, address: c.var.remoteAddress ?? null })
    if (!asked.ok) throw refusalProblem(asked)
    return c.body(null, 202)
  })
  api.openapi(lookRoute, async (c) => {
    const found = await passwordResetBehind(world, c.req.valid('json').token)
    if (!found.ok) throw refusalProblem(found, statuses)
    const { site } = await readSettings(world.db)
    return c.json({ name: found.value.name, email: found.value.email, siteName: site.name }, 200)
  })
  api.openapi(confirmRoute, async (c) => {
    const changed = await resetPassword(world, {
      ...c.req.valid('json'),
      address: c.var.remoteAddress ?? null,
    })
    if (!changed.ok) throw refusalProblem(changed, statuses)
    return c.body(null, 204)
  })
  return api
}
