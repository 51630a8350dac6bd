import { recordAudit } from '../audit/index.ts'
import { bounceState } from '../deliveries/bounces/index.ts'
import { type DkimRefusal, listKeys, makeKey, removeKey, startSigning } from '../deliveries/dkim/index.ts'
import { senderAddress } from '../deliveries/index.ts'
import { policyRefusals } from '../deliveries/suppressions/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { type Dns, systemDns } from '../platform/dns.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import { byCaller } from './caller.ts'
import { type DkimKey, dkimKey, dkimKeys, mailState } from './contract/mail.ts'
import { type Api, idParameter, jsonAnswer, newApi, problemFrom, route } from './kit.ts'
import { ApiProblem } from './problem.ts'

const stateRoute = route({
  method: 'get',
  path: '/mail',
  operationId: 'getMailState',
  access: 'settings.manage',
  tags: ['mail'],
  summary: 'How mail leaves and what comes back',
  responses: { 200: jsonAnswer(mailState, 'As it is now') },
})
const keysRoute = route({
  method: 'get',
  path: '/mail/dkim-keys',
  operationId: 'listDkimKeys',
  access: 'settings.manage',
  tags: ['mail'],
  summary: 'Keys that sign mails, with the DNS records to publish, the newest first',
  responses: { 200: jsonAnswer(dkimKeys, 'All of them') },
})
const makeRoute = route({
  method: 'post',
  path: '/mail/dkim-keys',
  operationId: 'makeDkimKey',
  access: 'settings.manage',
  conflict: 'Another key waits for its record',
  tags: ['mail'],
  summary: 'Make a key for the domain of the sender; it signs once its record is published',
  responses: { 201: jsonAnswer(dkimKey, 'The key with its record') },
})
const startRoute = route({
  method: 'post',
  path: '/mail/dkim-keys/{id}/start',
  operationId: 'startDkimKey',
  access: 'settings.manage',
  conflict: 'The record is not in the name service, or that could not be asked',
  tags: ['mail'],
  summary: 'Ask for the record and sign with this key from now on, in place of the one before',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(dkimKeys, 'All keys') },
})
const removeRoute = route({
  method: 'delete',
  path: '/mail/dkim-keys/{id}',
  operationId: 'removeDkimKey',
  access: 'settings.manage',
  tags: ['mail'],
  summary: 'Remove a key for good; mails leave unsigned when it was the one that signed',
  request: { params: idParameter },
  responses: { 204: { description: 'Removed' } },
})

const statuses: Partial<Record<DkimRefusal, number>> = {
  'unknown-key': 404,
  'key-waiting': 409,
  'record-missing': 409,
  'dns-not-asked': 409,
}

/** Sending mail: what an administrator sets up once and looks at when mails do not arrive. */
export function mailApi(world: World, dns: Pick<Dns, 'txt'> = systemDns()): Api {
  const api = newApi()

  const record = (by: ReturnType<typeof byCaller>, action: string, key: { selector: string }) =>
    inTransaction(world, (tx) =>
      recordAudit(tx, world, {
        ...by,
        action,
        subject: { kind: 'dkim-key', id: key.selector, label: key.selector },
        detail: {},
      }),
    )

  api.openapi(stateRoute, async (c) => {
    const settings = await readSettings(world.db)
    const { way, look, reports } = await bounceState(world)
    return c.json(
      {
        hasSmtp: world.config.smtpUrl !== null,
        sender: senderAddress(settings, world.config),
        bounces: { way, lookedAt: look?.lookedAt ?? null, error: look?.error ?? null, reports },
        refusals: await policyRefusals(world),
      },
      200,
    )
  })

  api.openapi(keysRoute, async (c) => c.json(await presentKeys(world), 200))

  api.openapi(makeRoute, async (c) => {
    const made = await makeKey(world)
    if (!made.ok) throw problemFrom(made, statuses)
    const { selector } = made.value
    await record(byCaller(c), 'dkim.made', { selector })
    const shown = (await presentKeys(world)).items.find(({ id }) => id === selector)
    if (!shown) throw new ApiProblem({ status: 404, code: 'unknown-key' })
    return c.json(shown, 201)
  })

  api.openapi(startRoute, async (c) => {
    const selector = c.req.valid('param').id
    const started = await startSigning(world, dns, selector)
    if (!started.ok) throw problemFrom(started, statuses)
    await record(byCaller(c), 'dkim.started', { selector })
    return c.json(await presentKeys(world), 200)
  })

  api.openapi(removeRoute, async (c) => {
    const selector = c.req.valid('param').id
    if (!(await removeKey(world, selector))) throw new ApiProblem({ status: 404, code: 'unknown-key' })
    await record(byCaller(c), 'dkim.removed', { selector })
    return c.body(null, 204)
  })

  return api
}

async function presentKeys(world: Pick<World, 'db'>): Promise<{ items: DkimKey[] }> {
  const keys = await listKeys(world)
  return {
    items: keys.map(({ selector, domain, status, madeAt, signingSince, retiredAt, record }) => ({
      id: selector,
      domain,
      status,
      madeAt,
      signingSince,
      retiredAt,
      record,
    })),
  }
}
