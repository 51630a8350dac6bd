import { expect, it } from 'vitest'
import { defaultSettings } from '../../settings/index.ts'
import { replyMail } from './reply.tsx'

const letterhead = {
  publicUrl: 'https://elbblick.example',
  settings: { ...defaultSettings, site: { ...defaultSettings.site, name: 'Elbblick' } },
}
const facts = {
  name: 'Mara',
  answeredBy: 'Jonas',
  text: 'Ja.',
  headline: 'Boote & <Brücken>',
  url: 'https://elbblick.example/a?comment=1#comment-1',
  endUrl: 'https://elbblick.example/kommentare/antworten/xyz',
}

it('quotes an answer line by line, none longer than a mail’s, words that are longer whole', () => {
  const long = 'Donaudampfschifffahrtsgesellschaft '.repeat(8).trim()
  const word = 'x'.repeat(200)
  const { text } = replyMail(letterhead, { ...facts, text: `${long}\n\n-- \n${word} und mehr\n> so` })
  const lines = text.split('\n').filter((line) => line.startsWith('>'))
  expect(lines.slice(0, 8).join(' ').replaceAll('> ', '')).toBe(long)
  expect(lines.slice(8)).toEqual(['>', '> --', `>${word}`, '> und mehr', '> > so'])
  expect(Math.max(...lines.filter((line) => !line.includes(word)).map(({ length }) => length))).toBeLessThan(
    73,
  )
})

it('holds both links in both parts, and nothing of it is markup', () => {
  const mail = replyMail(letterhead, { ...facts, text: '<img src=x onerror=alert(1)>', answeredBy: '<i>J' })
  for (const part of [mail.text, mail.html]) {
    expect(part).toContain(facts.url)
    expect(part).toContain(facts.endUrl)
  }
  expect(mail.html).not.toMatch(/<img|<i>/)
})
