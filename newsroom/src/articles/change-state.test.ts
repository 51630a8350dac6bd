import { expect, test } from 'vitest'
import { undoOf } from './change-state.ts'

const draft = { status: 'draft', publishAt: null, publishedRevision: null } as const
const scheduled = {
  status: 'scheduled',
  publishAt: '2026-11-24T09:00:00.000Z',
  publishedRevision: null,
} as const
const published = { status: 'published', publishAt: null, publishedRevision: 3 } as const

test.each([
  ['handing in', draft, { status: 'in_review' }, { status: 'draft' }],
  ['scheduling', draft, { status: 'scheduled' }, { status: 'draft' }],
  ['unscheduling', scheduled, { status: 'draft' }, { status: 'scheduled', publishAt: scheduled.publishAt }],
  ['withdrawing', published, { status: 'unpublished' }, { status: 'published' }],
  ['publishing', draft, { status: 'published' }, null],
  ['publishing changes', published, { status: 'published' }, null],
] as const)('%s is taken back, or not, as it should', (_, before, change, expected) =>
  expect(undoOf(before, change)).toEqual(expected),
)
