import { describe, expect, it } from 'vitest'
import { arrangeFrontPage, type Pin, partSizes, pinThatIsOver, refusePins, soundPins } from './front-page.ts'

const now = '2026-11-23T09:00:00.000Z'
const earlier = '2026-11-23T08:59:59.999Z'
const later = '2026-11-23T09:00:00.001Z'

const aPin = (articleId: string, given: Partial<Pin> = {}): Pin => ({
  slot: 'second',
  articleId,
  headline: null,
  mediaId: null,
  until: null,
  ...given,
})
const ids = (count: number, letter = 'a') =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`)

function planned(given: {
  pins?: Pin[]
  published?: string[]
  newest?: string[]
  sections?: Record<string, string[]>
}) {
  const { pins = [], newest = [], sections = {} } = given
  const published = new Set(given.published ?? [...newest, ...pins.map(({ articleId }) => articleId)])
  const material = {
    pins,
    published,
    newest,
    sections: Object.entries(sections).map(([sectionId, inSection]) => ({ sectionId, newest: inSection })),
  }
  const plan = arrangeFrontPage(material, now)
  return {
    ...plan,
    lead: plan.lead?.articleId ?? null,
    secondRank: plan.secondRank.map((p) => p.articleId),
  }
}

describe('the front page', () => {
  it('is empty without articles', () => {
    expect(planned({ sections: { politik: [] } })).toEqual({
      lead: null,
      secondRank: [],
      latest: [],
      strips: [],
    })
  })

  it('gives three articles one lead and two below, and no empty strips', () => {
    const plan = planned({ newest: ids(3), sections: { politik: ids(3) } })
    expect(plan).toEqual({ lead: 'a1', secondRank: ['a2', 'a3'], latest: [], strips: [] })
  })

  it('fills by date: the newest leads, four follow, then the latest, then the sections', () => {
    const newest = ids(40)
    const plan = planned({ newest, sections: { politik: newest, kultur: ids(2, 'k') } })
    expect(plan.lead).toBe('a1')
    expect(plan.secondRank).toEqual(['a2', 'a3', 'a4', 'a5'])
    expect(plan.latest).toEqual(newest.slice(5, 5 + partSizes.latest))
    expect(plan.strips).toEqual([
      { sectionId: 'politik', articleIds: newest.slice(13, 13 + partSizes.strip) },
      { sectionId: 'kultur', articleIds: ['k1', 'k2'] },
    ])
  })

  it('shows no article twice', () => {
    const newest = ids(30)
    const plan = planned({
      newest,
      pins: [aPin('a7'), aPin('a2', { slot: 'lead' })],
      sections: { a: newest, b: newest },
    })
    const all = [
      plan.lead,
      ...plan.secondRank,
      ...plan.latest,
      ...plan.strips.flatMap((strip) => strip.articleIds),
    ]
    expect(new Set(all).size).toBe(all.length)
  })

  it.each<[string, Pin[], string | null, string[]]>([
    ['a pinned lead', [aPin('old', { slot: 'lead' })], 'old', ['a1', 'a2', 'a3', 'a4']],
    ['a pin in the second rank goes before the newest', [aPin('old')], 'a1', ['old', 'a2', 'a3', 'a4']],
    ['the newest pinned below the lead', [aPin('a1')], 'a2', ['a1', 'a3', 'a4', 'a5']],
    ['pins keep their order', [aPin('z'), aPin('b'), aPin('m')], 'a1', ['z', 'b', 'm', 'a2']],
    ['a pin until later', [aPin('old', { slot: 'lead', until: later })], 'old', ['a1', 'a2', 'a3', 'a4']],
    ['a pin until this moment', [aPin('old', { slot: 'lead', until: now })], 'a1', ['a2', 'a3', 'a4', 'a5']],
    [
      'a pin whose time is over',
      [aPin('old', { slot: 'lead', until: earlier })],
      'a1',
      ['a2', 'a3', 'a4', 'a5'],
    ],
    [
      'an expired pin of the newest article does not hide it',
      [aPin('a1', { until: earlier })],
      'a1',
      ['a2', 'a3', 'a4', 'a5'],
    ],
  ])('%s', (_, pins, lead, secondRank) => {
    const plan = planned({ newest: ids(9), pins })
    expect(plan).toMatchObject({ lead, secondRank })
  })

  it('drops the pin of an unpublished article and fills its place', () => {
    const newest = ids(9)
    const plan = planned({
      newest,
      published: newest,
      pins: [aPin('draft', { slot: 'lead' }), aPin('withdrawn')],
    })
    expect(plan).toMatchObject({ lead: 'a1', secondRank: ['a2', 'a3', 'a4', 'a5'] })
  })

  it('tells which pin put an article there', () => {
    const pin = aPin('x', { slot: 'lead', headline: 'Eigene Zeile' })
    const plan = arrangeFrontPage(
      { pins: [pin], published: new Set(['x']), newest: ['a1'], sections: [] },
      now,
    )
    expect(plan.lead).toEqual({ articleId: 'x', pin })
    expect(plan.secondRank).toEqual([{ articleId: 'a1', pin: null }])
  })
})

describe('pins to save', () => {
  it.each<[string, Pin[], ReturnType<typeof refusePins>]>([
    ['none', [], null],
    ['one lead and four more', [aPin('1', { slot: 'lead' }), ...ids(4).map((id) => aPin(id))], null],
    [
      'two leads',
      [aPin('1', { slot: 'lead' }), aPin('2', { slot: 'lead' })],
      { refusal: 'too-many-pins', at: 1 },
    ],
    ['five in the second rank', ids(5).map((id) => aPin(id)), { refusal: 'too-many-pins', at: 4 }],
    [
      'an article twice',
      [aPin('1', { slot: 'lead' }), aPin('1')],
      { refusal: 'article-pinned-twice', at: 1 },
    ],
    ['a time that is none', [aPin('1', { until: 'tomorrow' })], { refusal: 'bad-time', at: 0 }],
  ])('%s', (_, pins, expected) => {
    expect(refusePins(pins)).toEqual(expected)
  })

  it.each<[string, Pin[], Pin[], number | null]>([
    ['without an end', [aPin('1')], [], null],
    ['that end later', [aPin('1', { until: later })], [], null],
    ['that were over before they began', [aPin('1'), aPin('2', { until: earlier })], [], 1],
    ['whose time came on the board', [aPin('1', { until: earlier })], [aPin('1', { until: earlier })], null],
    ['put back to another past time', [aPin('1', { until: earlier })], [aPin('1', { until: later })], 0],
  ])('%s', (_, pins, board, over) => {
    expect(pinThatIsOver(pins, board, now)).toBe(over)
  })

  it('are kept with times in the fixed form, without empty words and without what is over', () => {
    const kept = soundPins(
      [
        aPin('1', { until: '2026-11-23T12:00:00+01:00', headline: '  ', mediaId: '' }),
        aPin('2', { until: earlier }),
        aPin('3', { headline: ' Neu \u0000' }),
      ],
      now,
    )
    expect(kept).toEqual([aPin('1', { until: '2026-11-23T11:00:00.000Z' }), aPin('3', { headline: 'Neu' })])
  })
})
