import type { Challenge } from '../contributions/bots/index.ts'
import type { World } from '../platform/world.ts'
import { requestSubscription } from '../subscriptions/index.ts'
import { nearestLanguage } from '../texts/index.ts'
import { newSubscription, takenSubscription } from './contract/subscriptions.ts'
import { type Api, jsonAnswer, jsonBody, newApi, problemFrom, route } from './kit.ts'
import { ApiProblem } from './problem.ts'

const requestRoute = route({
  method: 'post',
  path: '/subscriptions',
  operationId: 'requestSubscription',
  access: 'open',
  limited: true,
  tags: ['subscriptions'],
  summary: 'Ask for something by e-mail',
  description:
    'Double opt-in: a mail asks for confirmation; until then nothing else is mailed. The answer is the same whether or not the address is known. An address that has not confirmed is written to once a day; what is asked for meanwhile is confirmed with the same link. The first link of the mail leads to a page whose `<main>` holds one POST form; opening it confirms nothing. After many requests from one network it answers 429 with the seconds to wait and a `challenge` (ALTCHA, version 1); its solution as `proofOfWork` lets one request pass at once.',
  request: { body: jsonBody(newSubscription) },
  responses: { 202: jsonAnswer(takenSubscription, 'Taken; whoever owns the mailbox decides') },
})

/** What readers ask for by e-mail, through other programs. */
export function subscriptionsApi(world: World): Api {
  const api = newApi()

  api.openapi(requestRoute, async (c) => {
    const { email, kind, ref, frequency, proofOfWork } = c.req.valid('json')
    const accepted = c.req.header('accept-language')
    const taken = await requestSubscription(world, {
      email,
      kind,
      ref: ref ?? '',
      frequency,
      language: accepted && accepted !== '*' ? nearestLanguage(accepted) : null,
      channel: 'api',
      place: null,
      text: null,
      proof: proofOfWork ?? null,
      from: {
        address: c.var.remoteAddress,
        agent: c.req.header('user-agent') ?? null,
        isThisMachine: c.var.direct,
      },
    })
    if (taken.ok) return c.json({ status: 'pending' as const }, 202)
    const { seconds, challenge, ...detail } = taken.detail ?? {}
    const { facts } = problemFrom({ ...taken, detail }, { 'too-many-subscriptions': 429 })
    throw new ApiProblem({
      ...facts,
      ...(typeof seconds === 'number' ? { retryAfterSeconds: seconds } : {}),
      ...(challenge ? { challenge: challenge as Challenge } : {}),
    })
  })
  return api
}
