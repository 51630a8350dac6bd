import { describe, expect, it } from 'vitest'
import { instantOf, offsetTable } from './dates.ts'

const zero = '0000-00-00 00:00:00'
const berlin = offsetTable()
berlin.learn({ gmt: '2018-07-01 10:00:00', local: '2018-07-01 12:00:00' })
berlin.learn({ gmt: '2018-01-01 10:00:00', local: '2018-01-01 11:00:00' })
berlin.learn({ gmt: '2018-01-02 10:00:00', local: '2018-01-02 11:00:00' })

describe('the moment of a post', () => {
  it.each([
    [
      'is the world time it says',
      { gmt: '2019-05-02 08:00:00', local: '2019-05-02 10:00:00' },
      '2019-05-02T08:00:00.000Z',
    ],
    [
      'comes from local time with the offset of that month',
      { gmt: zero, local: '2018-07-20 12:00:00' },
      '2018-07-20T10:00:00.000Z',
    ],
    [
      'comes from local time with that of the month in another year',
      { gmt: zero, local: '2011-07-20 12:00:00' },
      '2011-07-20T10:00:00.000Z',
    ],
    [
      'comes from local time with the most frequent offset',
      { gmt: '', local: '2011-10-20 12:00:00' },
      '2011-10-20T11:00:00.000Z',
    ],
    [
      'comes from the feed where that is of the same day',
      { gmt: zero, local: '2011-10-20 12:00:00', rfc: 'Thu, 20 Oct 2011 10:00:00 +0000' },
      '2011-10-20T10:00:00.000Z',
    ],
    [
      'comes from the feed alone',
      { gmt: '', local: '', rfc: 'Fri, 07 Jun 2013 03:00:44 +0000' },
      '2013-06-07T03:00:44.000Z',
    ],
    [
      'is none where all are zeros',
      { gmt: zero, local: zero, rfc: 'Mon, 30 Nov -0001 00:00:00 +0000' },
      null,
    ],
    ['is none where they are nonsense', { gmt: 'gestern', local: '2019-13-45 99:00:00' }, null],
  ])('%s', (_name, times, expected) => {
    expect(instantOf(times, berlin)).toBe(expected)
  })
})
