import { describe, expect, it } from 'vitest'
import {
  type ArticleState,
  autosaveWindowSeconds,
  decideStatus,
  replacesNewest,
  type StatusRequest,
} from './article.ts'

const now = '2026-11-23T09:00:00.000Z'
const past = '2026-11-22T09:00:00.000Z'
const future = '2026-11-24T09:00:00.000Z'
const later = '2026-11-25T09:00:00.000Z'

type Before = Pick<ArticleState, 'status' | 'publishAt' | 'publishedRevision'>
type Request = StatusRequest & { embargoUntil?: string | null }

const draft: Before = { status: 'draft', publishAt: null, publishedRevision: null }
const inReview: Before = { ...draft, status: 'in_review' }
const scheduled: Before = { ...draft, status: 'scheduled', publishAt: future }
const published: Before = { status: 'published', publishAt: null, publishedRevision: 3 }
const unpublished: Before = { ...draft, status: 'unpublished' }

const nothing = { publishes: false, withdraws: false }

describe('what a request leads to', () => {
  it.each<[string, Before, Request, object]>([
    ['a draft saved stays one', draft, {}, { status: 'draft', publishAt: null, ...nothing }],
    [
      'a draft handed in',
      draft,
      { status: 'in_review' },
      { status: 'in_review', publishAt: null, ...nothing },
    ],
    ['a review saved stays one', inReview, {}, { status: 'in_review', publishAt: null, ...nothing }],
    ['a review given back', inReview, { status: 'draft' }, { status: 'draft', publishAt: null, ...nothing }],
    [
      'a draft published',
      draft,
      { status: 'published' },
      { status: 'published', publishAt: null, publishes: true, withdraws: false },
    ],
    [
      'a draft published with a time gone by',
      draft,
      { status: 'published', publishAt: past },
      { status: 'published', publishAt: past, publishes: true, withdraws: false },
    ],
    [
      'a draft published with a time to come is scheduled',
      draft,
      { status: 'published', publishAt: future },
      { status: 'scheduled', publishAt: future, ...nothing },
    ],
    [
      'a draft scheduled',
      draft,
      { status: 'scheduled', publishAt: future },
      { status: 'scheduled', publishAt: future, ...nothing },
    ],
    ['scheduled without a time', draft, { status: 'scheduled' }, { refusal: 'publish-at-missing' }],
    [
      'scheduled for a time gone by',
      draft,
      { status: 'scheduled', publishAt: past },
      { refusal: 'publish-at-past' },
    ],
    [
      'scheduled for this very moment',
      draft,
      { status: 'scheduled', publishAt: now },
      { refusal: 'publish-at-past' },
    ],
    ['scheduled words changed', scheduled, {}, { status: 'scheduled', publishAt: future, ...nothing }],
    [
      'scheduled put off',
      scheduled,
      { publishAt: later },
      { status: 'scheduled', publishAt: later, ...nothing },
    ],
    [
      'scheduled taken back',
      scheduled,
      { status: 'draft' },
      { status: 'draft', publishAt: null, ...nothing },
    ],
    ['scheduled with its time taken away', scheduled, { publishAt: null }, { refusal: 'publish-at-missing' }],
    // It was scheduled again, for the time it already had.
    [
      'scheduled published at once',
      scheduled,
      { status: 'published' },
      { status: 'published', publishAt: null, publishes: true, withdraws: false },
    ],
    [
      'scheduled published at once, with its time taken away',
      scheduled,
      { status: 'published', publishAt: null },
      { status: 'published', publishAt: null, publishes: true, withdraws: false },
    ],
    [
      'published changed: readers see it',
      published,
      {},
      { status: 'published', publishAt: null, publishes: true, withdraws: false },
    ],
    [
      'published changed for later',
      published,
      { keepDraft: true },
      { status: 'published', publishAt: null, ...nothing },
    ],
    [
      'published: what was kept is shown',
      published,
      { status: 'published' },
      { status: 'published', publishAt: null, publishes: true, withdraws: false },
    ],
    [
      'published, asked for and kept',
      published,
      { status: 'published', keepDraft: true },
      { status: 'published', publishAt: null, ...nothing },
    ],
    ['published made a draft', published, { status: 'draft' }, { refusal: 'already-published' }],
    ['published handed in', published, { status: 'in_review' }, { refusal: 'already-published' }],
    [
      'published scheduled',
      published,
      { status: 'scheduled', publishAt: future },
      { refusal: 'already-published' },
    ],
    [
      'published withdrawn',
      published,
      { status: 'unpublished' },
      { status: 'unpublished', publishAt: null, publishes: false, withdraws: true },
    ],
    ['a draft withdrawn', draft, { status: 'unpublished' }, { refusal: 'not-published' }],
    ['withdrawn saved stays so', unpublished, {}, { status: 'unpublished', publishAt: null, ...nothing }],
    [
      'withdrawn published again',
      unpublished,
      { status: 'published' },
      { status: 'published', publishAt: null, publishes: true, withdraws: false },
    ],
    [
      'withdrawn scheduled',
      unpublished,
      { status: 'scheduled', publishAt: future },
      { status: 'scheduled', publishAt: future, ...nothing },
    ],
    [
      'withdrawn made a draft',
      unpublished,
      { status: 'draft' },
      { status: 'draft', publishAt: null, ...nothing },
    ],
    ['withdrawn twice', unpublished, { status: 'unpublished' }, { refusal: 'not-published' }],
    [
      'published under embargo',
      draft,
      { status: 'published', embargoUntil: future },
      { refusal: 'under-embargo', until: future },
    ],
    [
      'published as the embargo ends',
      draft,
      { status: 'published', embargoUntil: now },
      { status: 'published', publishAt: null, publishes: true, withdraws: false },
    ],
    [
      'scheduled before the embargo ends',
      draft,
      { status: 'scheduled', publishAt: future, embargoUntil: later },
      { refusal: 'under-embargo', until: later },
    ],
    [
      'scheduled for the end of the embargo',
      draft,
      { status: 'scheduled', publishAt: future, embargoUntil: future },
      { status: 'scheduled', publishAt: future, ...nothing },
    ],
    [
      'scheduled, then an embargo until later',
      scheduled,
      { embargoUntil: later },
      { refusal: 'under-embargo', until: later },
    ],
    [
      'a draft under embargo saved',
      draft,
      { embargoUntil: future },
      { status: 'draft', publishAt: null, ...nothing },
    ],
    [
      'published changed while an embargo was set',
      published,
      { embargoUntil: future },
      { refusal: 'under-embargo', until: future },
    ],
    [
      'the year 1969',
      draft,
      { status: 'published', publishAt: '1969-12-31T23:59:59.999Z' },
      { refusal: 'publish-at-out-of-range' },
    ],
    [
      'the year 1970',
      draft,
      { status: 'published', publishAt: '1970-01-01T00:00:00.000Z' },
      { status: 'published', publishAt: '1970-01-01T00:00:00.000Z', publishes: true, withdraws: false },
    ],
    [
      'the year 2099',
      draft,
      { status: 'scheduled', publishAt: '2099-12-31T23:59:59.999Z' },
      { status: 'scheduled', publishAt: '2099-12-31T23:59:59.999Z', ...nothing },
    ],
    [
      'the year 2100',
      draft,
      { status: 'scheduled', publishAt: '2100-01-01T00:00:00.000Z' },
      { refusal: 'publish-at-out-of-range' },
    ],
    [
      'a draft with a time out of range',
      draft,
      { publishAt: '9999-01-01T00:00:00.000Z' },
      { refusal: 'publish-at-out-of-range' },
    ],
  ])('%s', (_, before, request, outcome) => {
    expect(decideStatus(before, { embargoUntil: null, ...request }, now)).toEqual(outcome)
  })
})

describe('an autosave takes the place of the newest revision', () => {
  const newest = { kind: 'autosave', savedBy: 'anna', savedAt: '2026-11-23T08:55:00.000Z', number: 4 }
  const save = { autosave: true, by: 'anna', now, publishedRevision: 2 }
  const beforeWindow = new Date(Date.parse(now) - autosaveWindowSeconds * 1000).toISOString()

  it.each([
    ['of the same person a little while ago', newest, save, true],
    ['not when it is a save by hand', newest, { ...save, autosave: false }, false],
    ['not of a save by hand', { ...newest, kind: 'save' }, save, false],
    ['not of a restored one', { ...newest, kind: 'restore' }, save, false],
    ['not of somebody else’s', { ...newest, savedBy: 'ben' }, save, false],
    ['not of an old one', { ...newest, savedAt: beforeWindow }, save, false],
    ['not of the one readers see', newest, { ...save, publishedRevision: 4 }, false],
  ])('%s', (_, revision, asked, replaces) => {
    expect(replacesNewest(revision, asked)).toBe(replaces)
  })
})
