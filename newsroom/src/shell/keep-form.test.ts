import { expect, it } from 'vitest'
import { ApiError } from '../api.ts'
import { type FormWorld, keepForm, type Stored } from './keep-form.ts'

type Tag = { name: string; description: string }

const outdated = new ApiError(412, { type: 'urn:depesche:problem:revision-outdated' })

/** A server with one tag, which others may change too. */
function server(start: Tag) {
  let stored: Stored<Tag> = { values: start, revision: 1 }
  const writes: Partial<Tag>[] = []
  const world: FormWorld<Tag> = {
    read: async () => stored,
    write: async (changes, { revision }) => {
      if (revision !== stored.revision) throw outdated
      if (changes.name === 'vergeben')
        throw new ApiError(422, { errors: [{ path: 'name', message: 'taken' }] })
      writes.push(changes)
      stored = { values: { ...stored.values, ...changes }, revision: stored.revision + 1 }
      return stored
    },
    check: ({ name }) => (name.trim() ? {} : { name: 'missing' }),
  }
  const somebodyElse = (changes: Partial<Tag>) => {
    stored = { values: { ...stored.values, ...changes }, revision: stored.revision + 1 }
  }
  return { world, writes, somebodyElse, form: keepForm(world, stored), values: () => stored.values }
}

const brexit: Tag = { name: 'Brexit', description: '' }

it('sends only what was changed', async () => {
  const { form, writes } = server(brexit)
  form.change({ description: 'Austritt' })
  expect(form.state().save).toBe('unsaved')
  expect(await form.save()).toBe(true)
  expect(writes).toEqual([{ description: 'Austritt' }])
  expect(form.state().save).toBe('saved')
})

it('sends nothing when everything is as it was', async () => {
  const { form, writes } = server(brexit)
  form.change({ name: 'B' })
  form.change({ name: 'Brexit' })
  expect(form.state().save).toBe('saved')
  await form.save()
  expect(writes).toEqual([])
})

it('takes over what somebody else changed in another field', async () => {
  const { form, somebodyElse, values } = server(brexit)
  somebodyElse({ description: 'von nebenan' })
  form.change({ name: 'EU-Austritt' })
  expect(await form.save()).toBe(true)
  expect(values()).toEqual({ name: 'EU-Austritt', description: 'von nebenan' })
  expect(form.state().values.description).toBe('von nebenan')
})

it.each([
  ['mine', 'meins'],
  ['theirs', 'ihres'],
] as const)('asks when both changed the same field: %s', async (whose, name) => {
  const { form, somebodyElse, values } = server(brexit)
  somebodyElse({ name: 'ihres' })
  form.change({ name: 'meins', description: 'auch meins' })
  expect(await form.save()).toBe(false)
  expect(form.state().conflict?.fields).toEqual(['name'])
  expect(values().name).toBe('ihres')
  await form.decide(whose)
  expect(values()).toEqual({ name, description: 'auch meins' })
  expect(form.state()).toMatchObject({ save: 'saved', conflict: null })
})

it('shows at its field what is missing or refused, and keeps what was typed', async () => {
  const { form, writes } = server(brexit)
  form.change({ name: ' ' })
  expect(await form.save()).toBe(false)
  expect(form.state()).toMatchObject({ save: 'refused', findings: { name: 'missing' } })
  form.change({ name: 'vergeben' })
  expect(form.state().findings).toEqual({})
  expect(await form.save()).toBe(false)
  expect(form.state()).toMatchObject({
    save: 'refused',
    findings: { name: 'taken' },
    values: { name: 'vergeben' },
  })
  expect(writes).toEqual([])
})

it('takes the last save back', async () => {
  const { form, values } = server(brexit)
  form.change({ name: 'Austritt' })
  await form.save()
  await form.undo()
  expect(values()).toEqual(brexit)
  expect(form.state().before).toBeNull()
})

it('what is typed while saving is saved after it', async () => {
  const { form, values } = server(brexit)
  form.change({ name: 'erst' })
  const saving = form.save()
  form.change({ description: 'dann' })
  await saving
  expect(form.state()).toMatchObject({ save: 'unsaved', values: { name: 'erst', description: 'dann' } })
  await form.save()
  expect(values()).toEqual({ name: 'erst', description: 'dann' })
})

it('newer values from the server do not overwrite what is being typed', () => {
  const { form } = server(brexit)
  form.offer({ values: { ...brexit, description: 'neu' }, revision: 2 })
  expect(form.state().values.description).toBe('neu')
  form.change({ name: 'x' })
  form.offer({ values: brexit, revision: 3 })
  expect(form.state().values.name).toBe('x')
})
