import { describe, expect, it } from 'vitest'
import { embedView, frameHosts } from './embeds.ts'

describe('an embed', () => {
  it.each([
    [
      'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
      'YouTube',
      'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
    ],
    [
      'https://www.youtube.com/watch?list=a&v=dQw4w9WgXcQ',
      'YouTube',
      'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
    ],
    ['https://youtu.be/dQw4w9WgXcQ?t=3', 'YouTube', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    [
      'https://m.youtube.com/shorts/dQw4w9WgXcQ',
      'YouTube',
      'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
    ],
    ['https://vimeo.com/12345678', 'Vimeo', 'https://player.vimeo.com/video/12345678?dnt=1'],
    ['https://player.vimeo.com/video/12345678', 'Vimeo', 'https://player.vimeo.com/video/12345678?dnt=1'],
    [
      'https://www.openstreetmap.org/export/embed.html?bbox=1,2,3,4&layer=mapnik',
      'OpenStreetMap',
      'https://www.openstreetmap.org/export/embed.html?bbox=1,2,3,4&layer=mapnik',
    ],
    ['https://www.example.org/video', 'example.org', null],
    ['https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ', 'youtube.com.evil.example', null],
    ['https://evil.example/?https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'evil.example', null],
    ['javascript:alert(1)', '', null],
  ])('%s is of %s', (url, provider, frameUrl) => {
    expect(embedView(url)).toEqual({ provider, frameUrl })
  })

  it('frames only hosts that the security policy names', () => {
    const { frameUrl } = embedView('https://youtu.be/dQw4w9WgXcQ"onload=alert(1)')
    expect(frameUrl).toBe('https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ')
    expect(frameHosts).toContain(new URL(frameUrl ?? '').origin)
  })
})
