import { describe, expect, it } from 'vitest'
import { noHistory, type WriterHistory } from '../../comments/index.ts'
import type { Scored } from '../../scoring/index.ts'
import type { LookedUp, PhaseName, Submission } from '../assessment.ts'
import { phaseNames } from '../assessment.ts'
import { judge } from './policy.ts'

const scored = (scores: Partial<Scored['scores']> = {}, rest: Partial<Scored> = {}): Scored => ({
  language: 'de',
  scores: {
    disrespect: 0.05,
    insult: 0.02,
    profanity: 0.01,
    threat: 0.01,
    identityAttack: 0.01,
    spam: 0.02,
    offTopic: 0.1,
    ...scores,
  },
  offensive: false,
  spans: [],
  suggestion: 'approve',
  ...rest,
})

type Case = {
  mode?: Submission['article']['commentMode']
  confirmed?: boolean
  links?: number
  bot?: Partial<Submission['bot']>
  known?: Partial<LookedUp>
  history?: Partial<WriterHistory>
}

const judged = ({
  mode = 'after',
  confirmed = true,
  links = 0,
  bot,
  known,
  history = { approved: 5 },
}: Case) =>
  judge(
    {
      text: 'Ein Beitrag zum Artikel.',
      language: 'de',
      article: {
        id: 'a1',
        headline: 'Der Hafen',
        teaser: null,
        text: '',
        sectionId: 's1',
        commentMode: mode,
      },
      parent: null,
      writer: { id: 'w1', isConfirmed: confirmed, name: 'Ada' },
      authorName: 'Ada',
      email: 'ada@example.org',
      network: '203.0.113.0/24',
      links,
      bot: { honeypot: false, tooFast: false, ...bot },
    },
    {
      scored: scored(),
      banned: [],
      suspicious: [],
      block: null,
      history: { ...noHistory, ...history },
      ...known,
    },
  )

const word = { pattern: 'depp*', start: 0, end: 5 }
const block = { reason: 'wiederholt beleidigt', until: '2026-12-01T00:00:00.000Z' }

describe('the policy', () => {
  it.each<[string, Case, string, string, PhaseName[]]>([
    ['lets appear what nothing speaks against, where all appear at once', {}, 'approved', 'approve', []],
    ['holds everything in the mode `before`', { mode: 'before' }, 'pending', 'approve', ['mode']],
    [
      'lets those who have earned trust appear',
      { mode: 'trusted', history: { approved: 3 } },
      'approved',
      'approve',
      [],
    ],
    [
      'asks more than two approved for trust',
      { mode: 'trusted', history: { approved: 2 } },
      'pending',
      'approve',
      ['mode'],
    ],
    [
      'asks a confirmed address for trust',
      { mode: 'trusted', confirmed: false },
      'pending',
      'approve',
      ['mode'],
    ],
    [
      'takes trust away after a rejection',
      { mode: 'trusted', history: { approved: 9, refusedLately: 1 } },
      'pending',
      'approve',
      ['mode'],
    ],
    ['lets nothing appear in a closed thread', { mode: 'closed' }, 'pending', 'approve', ['mode']],
    ['files what the honeypot caught as spam', { bot: { honeypot: true } }, 'spam', 'reject', ['honeypot']],
    [
      'holds what came faster than anybody types',
      { bot: { tooFast: true } },
      'pending',
      'hold',
      ['too-fast'],
    ],
    ['holds what a blocked writer sends', { known: { block } }, 'pending', 'hold', ['blocked']],
    [
      'suggests to reject a banned word',
      { known: { banned: [word] } },
      'pending',
      'reject',
      ['banned-words'],
    ],
    ['holds a suspicious word', { known: { suspicious: [word] } }, 'pending', 'hold', ['suspicious-words']],
    [
      'never lets appear what could not be scored',
      { known: { scored: null } },
      'pending',
      'hold',
      ['scoring-failed'],
    ],
    [
      'suggests to reject a clear insult',
      { known: { scored: scored({ disrespect: 0.93, insult: 0.9 }, { offensive: true }) } },
      'pending',
      'reject',
      ['disrespect'],
    ],
    [
      'holds a likely one',
      { known: { scored: scored({ disrespect: 0.6 }) } },
      'pending',
      'hold',
      ['disrespect'],
    ],
    [
      'holds what is offensive at the threshold of the verdict',
      { known: { scored: scored({ disrespect: 0.45 }, { offensive: true }) } },
      'pending',
      'hold',
      ['disrespect'],
    ],
    ['holds a likely threat', { known: { scored: scored({ threat: 0.55 }) } }, 'pending', 'hold', ['threat']],
    [
      'holds what is likely off topic',
      { known: { scored: scored({ offTopic: 0.7 }) } },
      'pending',
      'hold',
      ['off-topic'],
    ],
    [
      'leaves short texts undecided about the topic',
      { known: { scored: scored({ offTopic: null }) } },
      'approved',
      'approve',
      [],
    ],
    [
      'suggests to reject clear spam',
      { known: { scored: scored({ spam: 0.9 }) } },
      'pending',
      'reject',
      ['spam'],
    ],
    ['lets three links of a known writer pass', { links: 3 }, 'approved', 'approve', []],
    ['holds four links', { links: 4 }, 'pending', 'hold', ['links']],
    [
      'holds one link of somebody new',
      { links: 1, history: { approved: 0 } },
      'pending',
      'hold',
      ['links', 'first-time-writer'],
    ],
    [
      'only tells that somebody is new',
      { history: { approved: 0 } },
      'approved',
      'approve',
      ['first-time-writer'],
    ],
    [
      'follows the scorer where that is stricter',
      { known: { scored: scored({}, { suggestion: 'hold' }) } },
      'pending',
      'hold',
      [],
    ],
  ])('%s', (_, given, status, suggestion, phases) => {
    const assessment = judged(given)
    expect(assessment.status).toBe(status)
    expect(assessment.suggestion).toBe(suggestion)
    expect(assessment.findings.map(({ phase }) => phase)).toEqual(phases)
  })

  it('never rejects by itself, whatever is found', () => {
    const all = judged({
      bot: { tooFast: true },
      links: 9,
      known: {
        banned: [word],
        suspicious: [word],
        block,
        scored: scored({ disrespect: 1, threat: 1, spam: 1, offTopic: 1 }, { suggestion: 'reject' }),
      },
    })
    expect(all.status).toBe('pending')
    expect(all.risk).toBe(1000)
  })

  it('names an attack on a group by its own clause', () => {
    const { findings } = judged({
      known: { scored: scored({ disrespect: 0.9, identityAttack: 0.9, insult: 0.3 }) },
    })
    expect(findings[0]?.clause).toBe('2')
  })

  it('asks the phases in the order in which they are named', () => {
    const { findings } = judged({
      mode: 'before',
      bot: { honeypot: true, tooFast: true },
      links: 9,
      history: { approved: 0 },
      known: {
        banned: [word],
        suspicious: [word],
        block,
        scored: scored({ disrespect: 1, threat: 1, spam: 1, offTopic: 1 }),
      },
    })
    const found = findings.map(({ phase }) => phase)
    expect(found).toEqual(phaseNames.filter((name) => name !== 'scoring-failed'))
  })
})
