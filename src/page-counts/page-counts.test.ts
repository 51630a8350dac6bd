import { describe, expect, it } from 'vitest'
import { countsAsView, dayIn, daysBetween, oldestKeptDay } from './page-counts.ts'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

describe('what counts as a view', () => {
  it.each([
    ['Firefox', firefox],
    [
      'Chrome',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    ],
    [
      'Safari on an iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    ],
    [
      'a telephone called CUBOT',
      'Mozilla/5.0 (Linux; Android 13; CUBOT P80) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
    ],
    [
      'an app with a browser in it',
      'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36 Telegram-Android/11.2',
    ],
    ['a text browser', 'Lynx/2.9.0dev.12 libwww-FM/2.14'],
  ])('%s', (name, agent) => {
    // Lynx names the library it grew from; it is the one known browser that is lost.
    expect(countsAsView({ method: 'GET', headers: { 'user-agent': agent } })).toBe(name !== 'a text browser')
  })

  it.each([
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/136.0 Safari/537.36',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'WhatsApp/2.23.20.0 A',
    'TelegramBot (like TwitterBot)',
    'curl/8.14.1',
    'Wget/1.25.0',
    'python-requests/2.32.5',
    'node',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36',
    'Feedly/1.0 (+https://feedly.com/poller.html; 16 subscribers)',
    'Go-http-client/2.0',
    '',
  ])('not a program: %s', (agent) => {
    expect(countsAsView({ method: 'GET', headers: { 'user-agent': agent } })).toBe(false)
  })

  it.each([
    ['HEAD', {}],
    ['POST', {}],
    [undefined, {}],
    ['GET', { 'sec-purpose': 'prefetch' }],
    ['GET', { 'sec-purpose': 'prefetch;prerender' }],
    ['GET', { purpose: 'prefetch' }],
    ['GET', { 'x-moz': 'prefetch' }],
    ['GET', { 'user-agent': undefined }],
  ])('not %s with %j', (method, headers) => {
    expect(countsAsView({ method, headers: { 'user-agent': firefox, ...headers } })).toBe(false)
  })
})

describe('days', () => {
  it.each([
    ['Europe/Berlin', '2026-11-23T22:59:59.999Z', '2026-11-23'],
    ['Europe/Berlin', '2026-11-23T23:00:00.000Z', '2026-11-24'],
    ['Europe/Berlin', '2026-06-30T22:00:00.000Z', '2026-07-01'],
    ['America/New_York', '2026-11-23T04:30:00.000Z', '2026-11-22'],
    ['UTC', '2026-01-01T00:00:00.000Z', '2026-01-01'],
  ])('in %s, %s is on %s', (timeZone, instant, day) => {
    expect(dayIn(timeZone, instant)).toBe(day)
  })

  it.each([
    ['2026-11-23', '2024-10-23'],
    ['2026-01-15', '2023-12-15'],
    ['2026-03-31', '2024-02-29'],
  ])('on %s counts since %s are kept', (today, oldest) => {
    expect(oldestKeptDay(today)).toBe(oldest)
  })

  it('are listed without gaps over a change of the month', () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
    expect(daysBetween('2026-02-27', '2026-02-26')).toEqual([])
  })
})
