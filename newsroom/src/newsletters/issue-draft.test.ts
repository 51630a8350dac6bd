import { expect, it } from 'vitest'
import { type Block, emptyBlock } from './block-list.ts'
import { patchOf, storedOf } from './issue-draft.ts'
import type { Issue } from './queries.ts'

const issue: Issue = {
  id: 'i1',
  newsletterId: 'n1',
  number: null,
  subject: 'Die Woche im Hafen',
  preheader: null,
  status: 'draft',
  isAutomatic: false,
  scheduledAt: null,
  sentAt: null,
  createdAt: '2026-11-23T08:00:00.000Z',
  changedAt: '2026-11-23T08:00:00.000Z',
  changedBy: null,
  revision: 4,
  url: null,
  total: 0,
  accepted: 0,
  failed: 0,
  pending: 0,
  blocks: [{ type: 'heading', text: 'Lokales' }, { type: 'rule' }],
  mailingId: null,
  progress: null,
}

it('blocks that nobody wrote in yet stay where they are, though the server has them not', () => {
  const blank = emptyBlock('text')
  const held: Block[] = [{ key: 'a', type: 'heading', text: 'Lokales' }, blank, { key: 'b', type: 'rule' }]
  expect(storedOf(issue, held).values.blocks).toEqual(held)
  expect(storedOf(issue, [blank]).values.blocks[0]).toBe(blank)
})

it('sends only what was changed, without blank blocks', () => {
  expect(patchOf({ preheader: ' ' })).toEqual({ preheader: null })
  expect(patchOf({ blocks: [emptyBlock('text'), emptyBlock('rule')] })).toEqual({
    blocks: [{ type: 'rule' }],
  })
})
