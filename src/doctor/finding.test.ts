import { describe, expect, it } from 'vitest'
import { foreignRequests, judgeEngines, judgeImprint, judgeIndexNow, judgePublicUrl } from './finding.ts'

describe('the public address', () => {
  it.each([
    ['http://localhost:4000', 'warning'],
    ['http://zeitung.example', 'problem'],
    ['https://zeitung.example', 'ok'],
  ])('%s is %s', (url, level) => {
    expect(judgePublicUrl(url).level).toBe(level)
  })
})

describe('requests to other hosts', () => {
  const find = (html: string) => foreignRequests(html, 'https://zeitung.example')
  it.each([
    ['<script src="https://cdn.example/x.js"></script>', ['https://cdn.example']],
    ['<link rel="stylesheet" href="//fonts.example/a.css">', ['https://fonts.example']],
    ['<img alt="" srcset="/a.jpg 1x, https://pictures.example/b.jpg 2x">', ['https://pictures.example']],
    ["<iframe src='http://video.example/1'></iframe>", ['http://video.example']],
    ['<a href="https://elsewhere.example">a link is followed by the reader</a>', []],
    ['<link rel="canonical" href="https://elsewhere.example/a">', []],
    ['<img src="/media/1.jpg"><script src="https://zeitung.example/a.js"></script>', []],
  ])('%s', (html, hosts) => {
    expect(find(html)).toEqual(hosts)
  })
})

it('the imprint of the demo publication is a problem on a site that is not it', () => {
  const imprint = { publisher: 'Verlag', email: 'redaktion@brueckstaedter-bote.example' }
  expect(judgeImprint(imprint)).toMatchObject({ level: 'problem', text: expect.stringContaining('Verlag') })
})

it('an imprint without a responsible person is a problem that names the field', () => {
  const imprint = {
    publisher: 'Verlag',
    street: 'Weg 1',
    city: 'Ort',
    email: 'a@b.de',
    responsiblePerson: '',
  }
  expect(judgeImprint(imprint)).toMatchObject({
    level: 'problem',
    text: 'These fields are empty: responsiblePerson.',
  })
})

describe('what search engines are told', () => {
  const last = { at: '2026-11-23T09:00:00.000Z', status: 200, addresses: 3, problem: null }
  const state = { isOn: true, keyUrl: 'https://zeitung.example/k.txt', waiting: 0, last }

  it('is fine when it is off, new, or taken', () => {
    for (const fine of [{ ...state, isOn: false }, { ...state, last: null }, state])
      expect(judgeIndexNow(fine).level).toBe('ok')
  })

  it('says what to mend when it is not taken', () => {
    const found = judgeIndexNow({ ...state, last: { ...last, status: 403, problem: 'key-not-found' } })
    expect(found).toMatchObject({ level: 'warning', text: expect.stringContaining('403') })
    expect(found.mend).toContain('https://zeitung.example/k.txt')
  })
})

describe('what search engines see', () => {
  const ok = { check: 'picture' as const, level: 'ok' as const, why: 'picture', facts: {} }
  const none = { ...ok, level: 'missing' as const, why: 'no-picture' }
  const long = { check: 'title' as const, level: 'weak' as const, why: 'long-title', facts: {} }

  it('is fine when nothing is missing; a long title is a matter of taste', () => {
    expect(judgeEngines([[ok], [ok, long]]).level).toBe('ok')
  })

  it('is counted by what is missing', () => {
    expect(judgeEngines([[ok], [none, long], [none]])).toMatchObject({
      level: 'warning',
      text: 'Of the newest 3 articles: 2 without a picture of 1,200 pixels or more with alternative text.',
    })
  })
})
