import { expect, it } from 'vitest'
import { cleanName, isEmail, normalEmail } from '../../src/accounts/staff-member.ts'
import { authorsApi } from '../../src/newsroom-api/authors.ts'
import { tagsApi } from '../../src/newsroom-api/tags.ts'
import { nameKey, slugify } from '../../src/platform/slug.ts'
import { callerAs } from '../caller-as.ts'
import { describeOnEachDatabase } from '../worlds.ts'
import { sample } from './hostile-words.ts'
import { confusables, isVisible } from './strange-texts.ts'

const pairs = confusables()

it('the list was read', () => {
  expect(pairs.length).toBeGreaterThan(6000)
})

it('a look-alike in a slug is transcribed or left out, and stays in no address', () => {
  for (const { sign } of pairs) expect(slugify(`rat${sign}haus`)).toMatch(/^rat[a-z0-9-]*haus$/)
})

it('a look-alike is in no address for mail', () => {
  for (const { sign } of pairs)
    if (sign > '\x7f')
      for (const email of [`r${sign}t@elbbote.example`, `rat@elb${sign}ote.example`])
        expect(isEmail(normalEmail(email)), email).toBe(false)
})

it('names of colleagues keep what is seen of them', () => {
  for (const { sign } of pairs) {
    const kept = cleanName(`Rat ${sign}a`)
    expect(kept).not.toBeNull()
    expect(kept).toBe(cleanName(kept ?? ''))
    if (!isVisible(sign)) expect(kept?.length).toBeLessThanOrEqual(`Rat ${sign}a`.length)
  }
})

describeOnEachDatabase('names that look alike', (testWorld) => {
  it('are two tags or authors of their own, and each is found by itself', async () => {
    const world = await testWorld()
    const editor = await callerAs(world, [tagsApi(world), authorsApi(world)], 'editor')
    // Where look-ups tell the two apart; others are one name for them.
    const apart = pairs.filter(({ sign, like }) => nameKey(sign) !== nameKey(like) && isVisible(sign))
    for (const { sign, like } of sample(apart, 120)) {
      const names = [sign, like].map((each) => `Rat${each}haus`)
      for (const room of ['tags', 'authors']) {
        const slugs = new Set<unknown>()
        for (const name of names) {
          const { status, body } = await editor.call('POST', `/${room}`, { name })
          // Another pair may have brought the name already.
          if (status === 201) slugs.add(body.slug).add(name)
          else expect(body.type).toBe('urn:depesche:problem:name-taken')
          const found = await editor.call('GET', `/${room}?q=${encodeURIComponent(name)}`)
          const known = (found.body.items as { name: string }[]).map((each) => nameKey(each.name))
          expect(known).toContain(nameKey(name))
        }
        expect(slugs.size % 2).toBe(0)
      }
    }
  })
})
