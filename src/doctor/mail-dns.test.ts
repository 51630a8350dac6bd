import { describe, expect, it } from 'vitest'
import { dmarcPlaces, judgeMailDns, type MailFacts } from './mail-dns.ts'

const found = (...records: string[]) => ({ kind: 'found', records }) as const
const none = { kind: 'none' } as const
const notAsked = { kind: 'not-asked' } as const

const key = {
  domain: 'zeitung.example',
  record: { name: 'd1._domainkey.zeitung.example', value: 'v=DKIM1; k=rsa; p=AAAA' },
  isPublished: true,
}
const good: MailFacts = {
  senderDomain: 'zeitung.example',
  envelopeDomain: 'bounces.zeitung.example',
  hasBounceAddress: true,
  relayHost: 'smtp.provider.example',
  reportsTo: 'post@zeitung.example',
  key,
  spf: found('other', 'v=spf1 include:provider.example -all'),
  dmarc: { domain: 'zeitung.example', answer: found('v=DMARC1; p=none; rua=mailto:post@zeitung.example') },
  mx: found('mx.zeitung.example'),
}
const judge = (changes: Partial<MailFacts>) =>
  Object.fromEntries(
    judgeMailDns({ ...good, ...changes }).map(({ check, level, ...rest }) => [check, { level, ...rest }]),
  )

const levels = (changes: Partial<MailFacts>) =>
  Object.fromEntries(Object.entries(judge(changes)).map(([check, { level }]) => [check, level]))

const allWell = { SPF: 'ok', DKIM: 'ok', DMARC: 'ok', alignment: 'ok', 'bounce address': 'ok' }

describe('what receivers will make of our mail', () => {
  it.each<[string, Partial<MailFacts>, Record<string, string>]>([
    ['all is set', {}, {}],
    ['SPF is missing', { spf: none }, { SPF: 'problem' }],
    ['SPF is there twice', { spf: found('v=spf1 -all', 'v=spf1 mx -all') }, { SPF: 'problem' }],
    ['SPF lets everybody send', { spf: found('v=spf1 +all') }, { SPF: 'problem' }],
    ['SPF lets everybody send without saying so', { spf: found('v=spf1 mx all') }, { SPF: 'problem' }],
    ['another record only looks like SPF', { spf: found('v=spf10 -all') }, { SPF: 'problem' }],
    ['nothing is signed', { key: null }, { DKIM: 'warning' }],
    ['the record holds another key', { key: { ...key, isPublished: false } }, { DKIM: 'problem' }],
    ['there is no policy', { dmarc: { domain: 'zeitung.example', answer: none } }, { DMARC: 'problem' }],
    [
      'there are two policies',
      { dmarc: { domain: 'zeitung.example', answer: found('v=DMARC1; p=none', 'v=DMARC1; p=reject') } },
      { DMARC: 'problem' },
    ],
    [
      'the policy is none that is known',
      { dmarc: { domain: 'zeitung.example', answer: found('v=DMARC1; p=nothing') } },
      { DMARC: 'problem' },
    ],
    [
      'the policy is stricter, with tags nobody knows',
      { dmarc: { domain: 'zeitung.example', answer: found('v=DMARC1;p=reject;pct=20;np=reject') } },
      {},
    ],
    [
      'the envelope is of another domain, the signature ours',
      { envelopeDomain: 'bounces.provider.example' },
      {},
    ],
    [
      'the signature is of another domain, the envelope ours',
      { key: { ...key, domain: 'provider.example' } },
      {},
    ],
    [
      'both are of another domain',
      { envelopeDomain: 'provider.example', key: { ...key, domain: 'provider.example' } },
      { alignment: 'problem' },
    ],
    [
      'the sender is below the domain that has the policy',
      { senderDomain: 'briefe.zeitung.example', key: null },
      { DKIM: 'warning' },
    ],
    ['no server takes bounces', { mx: none }, { 'bounce address': 'problem' }],
  ])('%s', (_, changes, expected) => {
    expect(levels(changes)).toEqual({ ...allWell, ...expected })
  })

  it('says what to put into DNS, and where', () => {
    const said = judge({
      spf: none,
      dmarc: { domain: 'zeitung.example', answer: none },
      key: { ...key, isPublished: false },
    })
    expect(said.SPF?.mend).toContain('bounces.zeitung.example: v=spf1 a:smtp.provider.example -all')
    expect(said.DMARC?.mend).toContain(
      '_dmarc.zeitung.example: v=DMARC1; p=none; rua=mailto:post@zeitung.example',
    )
    expect(said.DKIM?.mend).toContain('d1._domainkey.zeitung.example: v=DKIM1; k=rsa; p=AAAA')
  })

  it.each([
    ['192.0.2.1', 'ip4:192.0.2.1 '],
    ['[2001:db8::1]', 'ip6:2001:db8::1 '],
  ])('a mail server without a name, %s, is named by its address', (relayHost, mechanism) => {
    expect(judge({ relayHost, spf: none }).SPF?.mend).toContain(mechanism)
  })

  it('where the name service does not answer, nothing is a problem', () => {
    const said = judge({
      spf: notAsked,
      dmarc: { domain: 'zeitung.example', answer: notAsked },
      mx: notAsked,
      key: { ...key, isPublished: null },
    })
    expect(Object.values(said).map(({ level, text }) => [level, text])).toEqual(
      Array(4).fill(['warning', 'The name service could not be asked.']),
    )
  })

  it('without a bounce address nobody asks for its server', () => {
    expect(levels({ hasBounceAddress: false, mx: none })).not.toHaveProperty('bounce address')
  })
})

it.each([
  ['zeitung.example', ['zeitung.example']],
  ['briefe.zeitung.example', ['briefe.zeitung.example', 'zeitung.example']],
  [
    'a.b.c.d.e.f.g.h.i.example',
    [
      'a.b.c.d.e.f.g.h.i.example',
      'd.e.f.g.h.i.example',
      'e.f.g.h.i.example',
      'f.g.h.i.example',
      'g.h.i.example',
      'h.i.example',
      'i.example',
    ],
  ],
])('the policy of %s is looked for at %j', (domain, places) => {
  expect(dmarcPlaces(domain)).toEqual(places)
})
