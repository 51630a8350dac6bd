import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { DepescheEvent } from '../platform/events/events.ts'
import { dropOnEvents, restMilliseconds } from './follow-events.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const imported = (articleId: string): DepescheEvent => ({
  seq: 1,
  type: 'comments.imported',
  payload: { articleIds: [articleId] },
  at: '2026-11-23T09:00:00.000Z',
})
const edited: DepescheEvent = {
  seq: 2,
  type: 'settings.changed',
  payload: { group: 'site' },
  at: '2026-11-23T09:00:00.000Z',
}

it('pages of an import are dropped together, those of an edit at once', () => {
  const dropped: string[] = []
  const drops = dropOnEvents((tags) => void dropped.push(tags.join(' ')))
  drops.follow(imported('a'))
  expect(dropped).toEqual(['comments:a'])
  drops.follow(imported('b'))
  drops.follow(imported('c'))
  drops.follow(edited)
  expect(dropped).toEqual(['comments:a', 'settings'])
  vi.advanceTimersByTime(restMilliseconds)
  expect(dropped).toEqual(['comments:a', 'settings', 'comments:b comments:c'])
  vi.advanceTimersByTime(restMilliseconds * 2)
  drops.follow(imported('d'))
  expect(dropped.at(-1)).toBe('comments:d')
  drops.stop()
})
