import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { aJpeg, withIptc, withXmp } from '../../test/pictures.ts'
import { readIptc } from './iptc.ts'
import { noRights } from './media.ts'
import { rightsXmp } from './notices.ts'
import { readNotices } from './read-notices.ts'

const noticesOf = async (picture: Buffer) => readNotices(await sharp(picture).metadata())

describe('notices in a picture', () => {
  test.each(['utf8', 'latin1'] as const)(
    'are read from IPTC written in %s, umlauts included',
    async (letters) => {
      const picture = withIptc(
        await aJpeg(),
        { 80: 'Jürgen Müller', 110: 'dpa', 116: '© 2026 Müller', 120: 'Straße in Köln: größer, schöner' },
        letters,
      )
      expect(await noticesOf(picture)).toEqual({
        rights: { ...noRights, creator: 'Jürgen Müller', creditLine: 'dpa', copyright: '© 2026 Müller' },
        proposed: { alt: null, caption: 'Straße in Köln: größer, schöner', credit: 'Jürgen Müller/dpa' },
      })
    },
  )

  test('are read from XMP, which goes before IPTC', async () => {
    const iptc = withIptc(await aJpeg(), { 80: 'Somebody else', 120: 'Old words' }, 'utf8')
    const picture = withXmp(
      iptc,
      `<dc:creator><rdf:Seq><rdf:li>Ayşe Öztürk</rdf:li><rdf:li>B &amp; C</rdf:li></rdf:Seq></dc:creator>
       <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Öztürk</rdf:li><rdf:li xml:lang="en">(c) Ozturk</rdf:li></rdf:Alt></dc:rights>
       <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Erste Zeile&#xA;„Zweite“</rdf:li></rdf:Alt></dc:description>
       <photoshop:Credit>Bote</photoshop:Credit>
       <xmpRights:WebStatement>https://example.org/rechte?a=1&amp;b=2</xmpRights:WebStatement>
       <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="de">Ein Boot im Nebel</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
       <Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture</Iptc4xmpExt:DigitalSourceType>`,
    )
    expect(await noticesOf(picture)).toEqual({
      rights: {
        creator: 'Ayşe Öztürk, B & C',
        creditLine: 'Bote',
        copyright: '© Öztürk',
        webStatement: 'https://example.org/rechte?a=1&b=2',
        digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
      },
      proposed: {
        alt: 'Ein Boot im Nebel',
        caption: 'Erste Zeile\n„Zweite“',
        credit: 'Ayşe Öztürk, B & C/Bote',
      },
    })
  })

  test('are read from EXIF where nothing else says them', async () => {
    const exif = { Artist: 'Jane Doe', Copyright: '(c) Jane', ImageDescription: 'OLYMPUS DIGITAL CAMERA' }
    const picture = await sharp(await aJpeg())
      .withExif({ IFD0: exif })
      .webp()
      .toBuffer()
    const { rights, proposed } = await noticesOf(picture)
    expect(rights).toMatchObject({ creator: 'Jane Doe', copyright: '(c) Jane' })
    expect(proposed).toEqual({ alt: null, caption: null, credit: 'Jane Doe' })
  })

  test.each([
    ['cut-off XMP', (jpeg: Buffer) => withXmp(jpeg, '<dc:creator><rdf:Seq><rdf:li>half')],
    [
      'a web statement that is a script',
      (jpeg: Buffer) => withXmp(jpeg, '<xmpRights:WebStatement>javascript:alert(1)</xmpRights:WebStatement>'),
    ],
    ['IPTC without texts', (jpeg: Buffer) => withIptc(jpeg, {}, 'utf8')],
  ])('%s counts as none', async (_, change) => {
    expect((await noticesOf(change(await aJpeg()))).rights).toEqual(noRights)
  })
})

describe('an IPTC block', () => {
  test('that is damaged is read as far as it goes, never further', () => {
    const whole = Buffer.from('\u001c\u0002\u0050\0\u0003Max\u001c\u0002\u006e\0\u0003dpa', 'latin1')
    expect(readIptc(whole)).toEqual(
      new Map([
        [80, 'Max'],
        [110, 'dpa'],
      ]),
    )
    for (let length = 0; length < whole.length; length++) {
      const found = readIptc(whole.subarray(0, length))
      expect(found.get(110)).toBeUndefined()
    }
  })

  test.each([
    Buffer.alloc(0),
    Buffer.from([0x1c]),
    Buffer.from('Photoshop 3.0\u00008BIM', 'latin1'),
    Buffer.from('Photoshop 3.0\u00008BIM\u0004\u0004\u00ff', 'latin1'),
    Buffer.from([0x1c, 2, 80, 0x80, 4, 0xff, 0xff, 0xff, 0xff]),
  ])('of %o holds nothing', (block) => {
    expect(readIptc(block).size).toBe(0)
  })
})

test('rights are written so that they are read back, signs and all', async () => {
  const rights = {
    creator: 'Ö <b>& "C"',
    creditLine: "O'Brien/dpa",
    copyright: '© 2026',
    webStatement: 'https://example.org/?a=1&b=2',
    digitalSourceType: null,
  }
  const xmp = rightsXmp(rights) ?? ''
  expect((await readNotices({ xmp: Buffer.from(xmp) })).rights).toEqual(rights)
  expect(rightsXmp(noRights)).toBeNull()
})
