import { describe, expect, test } from 'vitest'
import { acceptedFormat } from './accepted-formats.ts'
import { soundFileName, soundFocalPoint, soundWords } from './media.ts'

describe('the name of an uploaded file', () => {
  test.each([
    ['Müller & Söhne (1).JPG', 'Müller & Söhne (1).jpg'],
    ['C:\\Bilder\\IMG_0001.jpeg', 'IMG_0001.jpg'],
    ['../../etc/passwd', 'passwd.jpg'],
    ['..', 'upload.jpg'],
    ['', 'upload.jpg'],
    [null, 'upload.jpg'],
    ['virus.exe', 'virus.jpg'],
    ['a"b\r\nX-Evil: 1.jpg', 'abX-Evil 1.jpg'],
    ['\u202egpj.exe', 'gpj.jpg'],
    ['x'.repeat(500), `${'x'.repeat(120)}.jpg`],
    ['Foto 12.11.2026 Köln', 'Foto 12.11.2026 Köln.jpg'],
  ])('%j becomes %j', (given, kept) => {
    expect(soundFileName(given, 'jpg')).toBe(kept)
  })
})

describe('words of a picture', () => {
  test('are trimmed; an empty alternative text is a decision, other empty words are none', () => {
    expect(soundWords({ alt: ' ', caption: '  ', credit: ' dpa ' })).toEqual({
      alt: '',
      caption: null,
      credit: 'dpa',
    })
    expect(soundWords({ alt: null, caption: null, credit: null })).toEqual({
      alt: null,
      caption: null,
      credit: null,
    })
  })

  test('lose what PostgreSQL cannot keep', () => {
    expect(soundWords({ alt: 'a\u0000b', caption: 'half a \ud83d', credit: null })).toEqual({
      alt: 'ab',
      caption: 'half a \ufffd',
      credit: null,
    })
  })
})

test('a focal point stays inside the picture', () => {
  expect(soundFocalPoint({ x: -1, y: 2 })).toEqual({ x: 0, y: 1 })
  expect(soundFocalPoint({ x: 0.33333, y: 0.5 })).toEqual({ x: 0.333, y: 0.5 })
})

describe('what may be uploaded', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  test.each([
    ['image/jpeg', '', 'picture'],
    ['image/heic', '', 'picture'],
    ['application/pdf', '%PDF-1.7', 'file'],
    [undefined, svg, 'svg-not-allowed'],
    ['application/xml', `<?xml version="1.0"?>\n<!-- drawn --> ${svg}`, 'svg-not-allowed'],
    [undefined, `\ufeff  ${svg}`, 'svg-not-allowed'],
    [undefined, '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>', 'svg-not-allowed'],
    [undefined, `<!doctype html><html><body>${svg}</body></html>`, 'not-a-picture'],
    [undefined, 'Just words about <svg>', 'not-a-picture'],
    ['application/xml', '<?xml version="1.0"?><rss/>', 'not-a-picture'],
    ['application/zip', 'PK', 'format-not-supported'],
    ['video/mp4', '', 'format-not-supported'],
    ['image/tiff', '', 'format-not-supported'],
    [undefined, '', 'not-a-picture'],
  ])('%s beginning with %j: %s', (mime, head, outcome) => {
    const result = acceptedFormat(mime, Buffer.from(head))
    expect(result.ok ? result.value.kind : result.refusal).toBe(outcome)
  })

  test('SVG is known in UTF-16 too', () => {
    const result = acceptedFormat('application/xml', Buffer.from(`\ufeff${svg}`, 'utf16le'))
    expect(result).toMatchObject({ ok: false, refusal: 'svg-not-allowed' })
  })
})
