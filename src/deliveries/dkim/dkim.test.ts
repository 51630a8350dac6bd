import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeDns } from '../../../test/dns.ts'
import { startRelay, type TestRelay } from '../../../test/smtp.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { must } from '../../platform/result.ts'
import { changeSettings } from '../../settings/index.ts'
import { queueDelivery, sendDue } from '../index.ts'
import { dnsRecordOf, isPublished, newSelector, signsFor } from './dkim-key.ts'
import { lockKey, unlockKey } from './key-cipher.ts'
import { listKeys, makeKey, removeKey, startSigning } from './manage-keys.ts'
import { signingKeyFor, unreadableKeys } from './signing-key.ts'

const open: TestRelay[] = []
afterEach(async () => {
  for (const relay of open.splice(0)) await relay.close()
})

async function aWorld(testWorld: (config?: Record<string, string>) => Promise<TestWorld>) {
  const relay = await startRelay()
  open.push(relay)
  const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
  must(
    await changeSettings(world, {
      group: 'mail',
      value: { senderAddress: 'post@zeitung.example', bounceAddress: '' },
      by: null,
    }),
  )
  return { world, relay }
}

/** The name service once the administrator has copied the records of all keys. */
async function published(world: TestWorld) {
  const records = (await listKeys(world)).map(({ record }) => [record.name, [record.value]])
  return { txt: Object.fromEntries(records) as Record<string, string[]> }
}

async function signs(world: TestWorld): Promise<string> {
  const { selector } = must(await makeKey(world))
  must(await startSigning(world, fakeDns(await published(world)), selector))
  return selector
}

async function send(world: TestWorld, relay: TestRelay, headers: Record<string, string> = {}) {
  await inTransaction(world, (tx) =>
    queueDelivery(tx, world, {
      kind: 'password-reset',
      to: 'ben@leser.example',
      subject: 'Grüße aus Köln, ein langer Betreff, der über die Zeile hinausreicht und gefaltet wird',
      text: 'Guten Tag,\n\n  eingerückt  und mit Leerzeichen  \n\n\n',
      html: '<!doctype html>\n<p>Grüße</p>\n',
      headers,
    }),
  )
  await sendDue.run(world, {})
  return relay.received.at(-1)?.raw ?? ''
}

/** As a receiver checks it: with the records that the name service gives. */
async function verify(raw: string, txt: Record<string, string[]>) {
  const resolver = async (name: string) => {
    const found = txt[name]
    if (!found) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' })
    return found.map((record) => [record])
  }
  const { results } = await dkimVerify(Buffer.from(raw), { resolver } as object)
  return results.map(({ status, signingDomain, selector }) => ({
    result: status.result,
    aligned: status.aligned,
    signingDomain,
    selector,
  }))
}

describeOnEachDatabase('DKIM', (testWorld) => {
  it('mails are signed so that a receiver finds the signature right, with both headers of unsubscription in it', async () => {
    const { world, relay } = await aWorld(testWorld)
    const selector = await signs(world)
    const raw = await send(world, relay, {
      'List-Unsubscribe': '<https://zeitung.example/ende/abc>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
    const { txt } = await published(world)
    expect(await verify(raw, txt)).toEqual([
      { result: 'pass', aligned: 'zeitung.example', signingDomain: 'zeitung.example', selector },
    ])
    const signature = /^DKIM-Signature:[\s\S]*?\r\n(?!\s)/m.exec(raw)?.[0].replace(/\s+/g, '') ?? ''
    expect(signature.toLowerCase()).toContain(':list-unsubscribe:list-unsubscribe-post')
    expect(await verify(raw.replace('One-Click', 'Two-Clicks'), txt)).toMatchObject([{ result: 'fail' }])
    expect(await verify(raw.replace('=C3=BC', '=C3=BB'), txt)).not.toMatchObject([{ result: 'pass' }])
  })

  it('nothing is signed before the record answers', async () => {
    const { world, relay } = await aWorld(testWorld)
    const { selector } = must(await makeKey(world))
    expect(await startSigning(world, fakeDns({}), selector)).toMatchObject({ refusal: 'record-missing' })
    expect(await startSigning(world, fakeDns(null), selector)).toMatchObject({ refusal: 'dns-not-asked' })
    expect(await startSigning(world, fakeDns({}), 'unknown')).toMatchObject({ refusal: 'unknown-key' })
    expect(await makeKey(world)).toMatchObject({ refusal: 'key-waiting' })
    expect(await send(world, relay)).not.toMatch(/^DKIM-Signature/m)
    expect(await listKeys(world)).toMatchObject([{ status: 'waiting-for-record', selector: 'd20261123' }])
  })

  it('a new key takes over when its record answers, not before', async () => {
    const { world, relay } = await aWorld(testWorld)
    const old = await signs(world)
    const { selector } = must(await makeKey(world))
    expect(selector).not.toBe(old)
    expect(await send(world, relay)).toContain(`s=${old};`)
    must(await startSigning(world, fakeDns(await published(world)), selector))
    expect(await verify(await send(world, relay), (await published(world)).txt)).toMatchObject([
      { result: 'pass', selector },
    ])
    expect((await listKeys(world)).map((key) => [key.selector, key.status])).toEqual([
      [selector, 'signing'],
      [old, 'retired'],
    ])
    expect(await removeKey(world, selector)).toBe(true)
    expect(await removeKey(world, selector)).toBe(false)
    expect(await send(world, relay)).not.toMatch(/^DKIM-Signature/m)
  })

  it('a key signs for its own domain, and is of no use to who has the database without the secret', async () => {
    const { world } = await aWorld(testWorld)
    await signs(world)
    expect(await signingKeyFor(world, 'post@zeitung.example')).toMatchObject({ domain: 'zeitung.example' })
    expect(await signingKeyFor(world, 'post@elsewhere.example')).toBeNull()
    const stranger = { ...world, config: { ...world.config, secret: 'another secret, long enough too' } }
    expect(await signingKeyFor(stranger, 'post@zeitung.example')).toBeNull()
    expect(await unreadableKeys(stranger)).toHaveLength(1)
    expect(await unreadableKeys(world)).toEqual([])
    expect(JSON.stringify(await world.db.selectFrom('dkim_keys').selectAll().execute())).not.toContain(
      'BEGIN',
    )
    expect(JSON.stringify(await listKeys(world))).not.toMatch(/private|locked/i)
  })

  it('a sender without a domain of its own gets no key', async () => {
    const world = await testWorld({ DEPESCHE_PUBLIC_URL: 'http://localhost:4000' })
    expect(await makeKey(world)).toMatchObject({ refusal: 'sender-without-domain' })
  })
})

describe('the record', () => {
  const key = { selector: 'd1', domain: 'zeitung.example', publicKey: 'A'.repeat(392) }

  it('has a name, a value, and a form for zone files in strings of at most 255 characters', () => {
    const { name, value, zone } = dnsRecordOf(key)
    expect(name).toBe('d1._domainkey.zeitung.example')
    expect(value).toBe(`v=DKIM1; k=rsa; p=${key.publicKey}`)
    const strings = [...zone.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text)
    expect(strings.join('')).toBe(value)
    expect(Math.max(...strings.map(({ length }) => length))).toBeLessThanOrEqual(255)
  })

  it.each([
    [[dnsRecordOf(key).value], true],
    [['v=spf1 -all', dnsRecordOf(key).value], true],
    [[`v=DKIM1;p=${key.publicKey.slice(0, 200)} ${key.publicKey.slice(200)};`], true],
    [['v=DKIM1; k=rsa; p='], false],
    [['v=DKIM1; k=rsa; p=BBBB'], false],
    [[], false],
  ])('is found in %j: %s', (records, answer) => {
    expect(isPublished(key, { kind: 'found', records })).toBe(answer)
  })
})

it.each([
  ['zeitung.example', 'post@zeitung.example', true],
  ['zeitung.example', 'post@Briefe.Zeitung.example', true],
  ['briefe.zeitung.example', 'post@zeitung.example', false],
  ['eitung.example', 'post@zeitung.example', false],
  ['xn--brckstadt-r9a.example', 'post@Brückstadt.example', true],
])('a key of %s signs for %s: %s', (domain, address, answer) => {
  expect(signsFor({ domain }, address)).toBe(answer)
})

it('a selector is never used twice', () => {
  const now = '2026-11-23T09:00:00.000Z'
  expect(newSelector([], now)).toBe('d20261123')
  expect(newSelector(['d20261123', 'd20261123a'], now)).toBe('d20261123b')
})

it('a locked key opens with its secret and its selector only', () => {
  const config = { secret: 'one' }
  const locked = lockKey(config, 'd1', 'PEM')
  expect(unlockKey(config, 'd1', locked)).toBe('PEM')
  expect(unlockKey(config, 'd2', locked)).toBeNull()
  expect(unlockKey({ secret: 'two' }, 'd1', locked)).toBeNull()
  expect(unlockKey(config, 'd1', locked.slice(0, -2))).toBeNull()
  expect(unlockKey(config, 'd1', '')).toBeNull()
})
