import { describe, expect, it } from 'vitest'
import { uuidv7 } from '../../platform/ids.ts'
import { mailingRef, partsOfRef, refOfVerp, singleRef, verpAddress } from './verp.ts'

const config = { secret: 'a secret for tests, long enough to sign with' }
const bounces = 'b@bounces.zeitung.example'

describe('a ref', () => {
  it.each([uuidv7(), '00000000-0000-7000-8000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])(
    'names the single delivery %s',
    (deliveryId) => {
      expect(partsOfRef(singleRef(deliveryId))).toEqual({ kind: 'single', deliveryId })
    },
  )

  it.each([
    [1, 1],
    [40, 499_999],
    [2_147_483_647, 1_000_000],
  ])('names mail %i of mailing %i', (mailing, number) => {
    expect(partsOfRef(mailingRef(mailing, number))).toEqual({ kind: 'mailing', mailing, number })
  })

  it.each(['', 's.', 's.1', 'm.1', 'm.1.', 'x.1.2', `s.${'z'.repeat(25)}`, 'm.1.2.3', 'm.-1.2'])(
    '%j is none',
    (text) => {
      expect(partsOfRef(text)).toBeNull()
    },
  )
})

describe('the envelope sender', () => {
  const ref = singleRef('019a0000-0000-7000-8000-000000000001')

  it.each([ref, mailingRef(3, 70_000)])('is read back as %s, also in capitals', (each) => {
    const address = verpAddress(config, bounces, each)
    expect(address.endsWith('@bounces.zeitung.example')).toBe(true)
    expect(refOfVerp(config, bounces, address)).toBe(each)
    expect(refOfVerp(config, bounces, ` ${address.toUpperCase()} `)).toBe(each)
  })

  it('has a local part that every server takes, with the longest address that may be set', () => {
    const address = verpAddress(config, 'rueckmeldungen@a.example', ref)
    expect(address.indexOf('@')).toBeLessThanOrEqual(64)
  })

  const genuine = verpAddress(config, bounces, mailingRef(3, 7))
  it.each([
    ['another mail', genuine.replace('m.3.7', 'm.3.8'), 'forged'],
    ['another signature', genuine.replace(/-.{13}@/, '-0000000000000@'), 'forged'],
    ['a shorter signature', genuine.replace(/.@/, '@'), 'forged'],
    ['no signature', 'b+m.3.7@bounces.zeitung.example', 'forged'],
    ['another secret', verpAddress({ secret: 'other' }, bounces, mailingRef(3, 7)), 'forged'],
    ['another domain', genuine.replace('bounces.', ''), null],
    ['another mailbox', genuine.replace('b+', 'c+'), null],
    ['the bare mailbox', bounces, null],
    ['nothing', '', null],
  ])('with %s: %s', (_, address, answer) => {
    expect(refOfVerp(config, bounces, address)).toBe(answer)
  })

  it('without a bounce address nothing is ours', () => {
    expect(refOfVerp(config, '', genuine)).toBeNull()
  })
})
