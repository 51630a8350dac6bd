import { describe, expect, it } from 'vitest'
import { anActor } from '../../test/builders.ts'
import { tokenRoles } from '../accounts/index.ts'
import { articleStatuses } from './article.ts'
import { mayDiscard, mayPublish, mayWrite, needsPublishing } from './permissions.ts'

const me = 'me'
const own = (status: (typeof articleStatuses)[number]) => ({ status, createdBy: me })
const others = (status: (typeof articleStatuses)[number]) => ({ status, createdBy: 'somebody else' })

describe('who may publish', () => {
  it.each(tokenRoles.map((role) => [role, role === 'administrator' || role === 'editor'] as const))(
    '%s: %s',
    (role, allowed) => {
      expect(mayPublish(anActor({ role }))).toBe(allowed)
    },
  )

  it.each([
    ['published', true],
    ['scheduled', true],
    ['unpublished', true],
    ['draft', false],
    ['in_review', false],
    [undefined, false],
  ])('to ask for %s takes that right: %s', (status, needed) => {
    expect(needsPublishing(status)).toBe(needed)
  })
})

describe('who may discard', () => {
  const seen = '2026-11-01T09:00:00.000Z'
  it.each([
    ['editor', others('draft'), null, 'yes'],
    ['editor', others('in_review'), null, 'yes'],
    ['author', own('draft'), null, 'yes'],
    ['author', others('draft'), null, 'not-yours'],
    ['moderator', own('draft'), null, 'not-yours'],
    ['editor', own('scheduled'), null, 'not-a-draft'],
    ['administrator', own('published'), seen, 'not-a-draft'],
    ['administrator', own('unpublished'), seen, 'not-a-draft'],
    ['administrator', own('draft'), seen, 'not-a-draft'],
  ] as const)('%s, %o, first published %s: %s', (role, article, firstPublishedAt, decision) => {
    expect(mayDiscard(anActor({ id: me, role }), { ...article, firstPublishedAt })).toBe(decision)
  })
})

describe('who may write', () => {
  it.each(articleStatuses)('editors and administrators change any article: %s', (status) => {
    for (const role of ['editor', 'administrator'] as const)
      expect(mayWrite(anActor({ id: me, role }), others(status))).toBe(true)
  })

  it.each([
    ['draft', true],
    ['in_review', true],
    ['scheduled', false],
    ['published', false],
    ['unpublished', false],
  ] as const)('an author changes their own %s article: %s', (status, allowed) => {
    const author = anActor({ id: me, role: 'author' })
    expect(mayWrite(author, own(status))).toBe(allowed)
    expect(mayWrite(author, others(status), true)).toBe(allowed)
    expect(mayWrite(author, others(status))).toBe(false)
  })

  it('nobody owns what was made without an account', () => {
    expect(mayWrite(anActor({ id: null, role: 'author' }), { status: 'draft', createdBy: null })).toBe(false)
  })

  it.each(['moderator', 'scoring'] as const)('a %s writes nothing', (role) => {
    expect(mayWrite(anActor({ id: me, role }), own('draft'), true)).toBe(false)
  })
})
