import { expect, it } from 'vitest'
import { fakeDns } from '../../test/dns.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { makeKey, startSigning } from '../deliveries/dkim/index.ts'
import { noteRefusal } from '../deliveries/suppressions/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { must } from '../platform/result.ts'
import { changeSettings } from '../settings/index.ts'
import { examineMail, judgeBounces } from './examine-mail.ts'

const smtp = { DEPESCHE_SMTP_URL: 'smtp://smtp.provider.example:587' }

describeOnEachDatabase('how mail is received', (testWorld) => {
  it('without a mail server nothing is asked', async () => {
    expect(await examineMail(await testWorld(), fakeDns(null))).toEqual([])
  })

  it('a fresh site hears what is missing, one that is set up that all is well', async () => {
    const world = await testWorld(smtp)
    const levels = async (dns = fakeDns({})) =>
      Object.fromEntries((await examineMail(world, dns)).map(({ check, level }) => [check, level]))
    expect(await levels()).toEqual({
      bounces: 'warning',
      SPF: 'problem',
      DKIM: 'warning',
      DMARC: 'problem',
      alignment: 'problem',
    })
    expect(new Set(Object.values(await levels(fakeDns(null))))).toEqual(new Set(['warning']))
    const value = { senderAddress: 'post@briefe.zeitung.example', bounceAddress: 'b@bounces.zeitung.example' }
    must(await changeSettings(world, { group: 'mail', value, by: null }))
    const key = must(await makeKey(world))
    const txt = {
      [`${key.selector}._domainkey.${key.domain}`]: [`v=DKIM1; k=rsa; p=${key.publicKey}`],
      'bounces.zeitung.example': ['v=spf1 a:smtp.provider.example -all'],
      '_dmarc.zeitung.example': ['v=DMARC1; p=quarantine'],
    }
    const dns = fakeDns({ txt, mx: { 'bounces.zeitung.example': ['mx.zeitung.example'] } })
    must(await startSigning(world, dns, key.selector))
    expect(await levels(dns)).toEqual({
      bounces: 'problem', // nobody reads them
      SPF: 'ok',
      DKIM: 'ok',
      DMARC: 'ok',
      alignment: 'ok',
      'bounce address': 'ok',
    })
  })

  it('refusals for policy raise the alarm', async () => {
    const world = await testWorld(smtp)
    await inTransaction(world, (tx) =>
      noteRefusal(tx, world, {
        address: 'ben@leser.example',
        code: 550,
        enhancedStatus: null,
        answer: '550 5.7.515 Access denied',
        deliveryRef: '1',
      }),
    )
    const refusals = (await examineMail(world, fakeDns(null))).find(({ check }) => check === 'refusals')
    expect(refusals).toMatchObject({ level: 'problem', text: expect.stringContaining('5.7.515') })
  })
})

const reports = {}
it.each([
  [{ way: 'mailbox', look: null, reports }, '', 'warning'],
  [{ way: 'none', look: null, reports }, 'b@zeitung.example', 'problem'],
  [{ way: 'port', look: null, reports }, 'b@zeitung.example', 'ok'],
  [{ way: 'mailbox', look: null, reports }, 'b@zeitung.example', 'warning'],
  [{ way: 'mailbox', look: { lookedAt: 'now', error: null }, reports }, 'b@zeitung.example', 'ok'],
  [{ way: 'mailbox', look: { lookedAt: 'now', error: 'no' }, reports }, 'b@zeitung.example', 'problem'],
] as const)('bounces by %j to %j: %s', (state, address, level) => {
  expect(judgeBounces(state, address).level).toBe(level)
})
