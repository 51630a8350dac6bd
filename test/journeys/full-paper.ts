import type { Article } from '../../src/newsroom-api/contract/articles.ts'
import type { Media } from '../../src/newsroom-api/contract/media.ts'
import { aPicture } from '../pictures.ts'
import { type Colleague, type Paper, startPaper, write } from './paper.ts'

/** A paper with one of everything that readers and colleagues may meet, and the addresses of it. */
export type FullPaper = Paper & { article: Article; withdrawn: Article; draft: Article; picture: Media }

export async function startFullPaper(): Promise<FullPaper> {
  const paper = await startPaper()
  const by = paper.administrator
  const [picture, second, portrait] = [
    await upload(by, { width: 640, height: 400 }, 'Ein Segelboot vor der Hafenmauer'),
    await upload(by, { width: 630, height: 420 }, 'Leere Körbe am Kai'),
    await upload(by, { width: 320, height: 320 }, 'Porträt von Mara Meier'),
  ]
  await fillDirectory(by, portrait)
  const article = await write(by, {
    kicker: 'Hafen',
    headline: 'Wo die Elbe ins Meer geht',
    dateline: { places: ['Cuxhaven'], source: 'elb' },
    body: { format: 'doc', content: bodyWithEverything(picture.id, second.id) },
    authors: ['Mara Meier', { agency: 'dpa' }],
    tags: ['Elbe', 'Cuxhaven'],
    leadPicture: { mediaId: picture.id, caption: 'Am Morgen', credit: 'Foto: Jo Falk' },
    aiNote: 'Die Grafik entstand mit KI und wurde von Mara Meier geprüft.',
  })
  await by.call('POST', `/articles/${article.id}/corrections`, { text: 'Der Pegel stand falsch im Text.' })
  await writeOthers(by, { article, pictures: [picture.id, second.id] })
  const withdrawn = await write(by, { headline: 'Das war nichts' })
  await by.call('PATCH', `/articles/${withdrawn.id}`, { status: 'unpublished' }, withdrawn.revision)
  const draft = await write(by, { headline: 'Noch in Arbeit', status: 'draft' })
  await by.call('PUT', '/front-page', { pins: [{ slot: 'lead', articleId: article.id }] }, 0)
  return { ...paper, article, withdrawn, draft, picture }
}

async function upload(by: Colleague, shape: { width: number; height: number }, alt: string): Promise<Media> {
  const form = new FormData()
  form.append('alt', alt)
  form.append('credit', 'Foto: Jo Falk')
  const jpeg = await aPicture(shape).jpeg().toBuffer()
  form.append('file', new File([new Uint8Array(jpeg)], `${shape.width}.jpg`, { type: 'image/jpeg' }))
  const { status, body } = await by.call<Media>('POST', '/media', form)
  if (status !== 201) throw new Error(`the upload was refused: ${JSON.stringify(body)}`)
  return body
}

async function fillDirectory(by: Colleague, portrait: Media): Promise<void> {
  await by.call('POST', '/sections', { name: 'Meinung' })
  await by.call('POST', '/authors', {
    name: 'Mara Meier',
    roleTitle: 'Redakteurin',
    biography: 'Schreibt über Häfen und was darin liegt.',
    portraitMediaId: portrait.id,
  })
  await by.call('POST', '/tags', { name: 'Elbe', kind: 'place', description: 'Ein Fluss.' })
  await by.call('POST', '/pages', {
    title: 'Über uns',
    path: '/ueber-uns',
    body: { format: 'markdown', content: '## Wer wir sind\n\nEine Genossenschaft.' },
    published: true,
  })
  await by.call('POST', '/redirects', { from: '/alt', to: '/nachrichten' })
  await by.call('POST', '/webhooks', { url: 'https://hooks.example/', events: ['article.published'] })
  await by.call('POST', '/tokens', { name: 'Planungstafel', role: 'editor' })
  await by.call('POST', '/invitations', { email: 'neu@elbbote.example', role: 'author' })
}

async function writeOthers(
  by: Colleague,
  { article, pictures }: { article: Article; pictures: readonly [string, string] },
): Promise<void> {
  for (let number = 1; number <= 8; number++)
    await write(by, {
      headline: `Meldung Nummer ${number} aus dem Hafen`,
      teaser: 'Was geschah und was daraus folgt.',
      ...(number % 2 ? { leadPicture: { mediaId: pictures[number % 4 === 1 ? 0 : 1] } } : {}),
    })
  await write(by, { headline: 'So nicht', section: 'meinung', label: 'opinion', authors: ['Mara Meier'] })
  await write(by, { headline: 'Jetzt kaufen', label: 'advertisement' })
  await write(by, { headline: 'Where the Elbe ends', language: 'en', translationOf: article.id })
  await write(by, { headline: 'Bitte prüfen', status: 'in_review' })
  await write(by, { headline: 'Kommt noch', status: 'scheduled', publishAt: '2099-01-01T06:00:00Z' })
}

const text = (words: string) => ({ type: 'text', text: words })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const heading = (words: string) => ({ type: 'heading', attrs: { level: 2 }, content: [text(words)] })
const cell = (type: 'tableCell' | 'tableHeader', words: string) => ({
  type,
  attrs: { colspan: 1, rowspan: 1, colwidth: null },
  content: [paragraph(text(words))],
})
const row = (type: 'tableCell' | 'tableHeader', ...words: string[]) => ({
  type: 'tableRow',
  content: words.map((each) => cell(type, each)),
})
const figure = (mediaId: string, caption: string, size: 'text' | 'wide' = 'text') => ({
  type: 'figure',
  attrs: { mediaId, alt: null, caption, credit: null, size },
})

/** Every kind of block and mark that a body can hold. */
const bodyWithEverything = (picture: string, second: string) => ({
  type: 'doc' as const,
  content: [
    paragraph(
      text('Der Fluss endet hier'),
      { type: 'footnote', attrs: { text: 'Genauer: bei Kilometer 727.' } },
      text(', sagt die '),
      {
        ...text('Behörde'),
        marks: [{ type: 'link', attrs: { href: 'https://www.wsv.example/' } }, { type: 'bold' }],
      },
      text('.'),
    ),
    heading('Die Zahlen'),
    {
      type: 'table',
      content: [
        row('tableHeader', 'Jahr', 'Schiffe'),
        row('tableCell', '2025', '8.120'),
        row('tableCell', '2026', '8.344'),
      ],
    },
    figure(picture, 'Ein Boot', 'wide'),
    {
      type: 'blockquote',
      attrs: { cite: 'Kapitänin Olsen' },
      content: [paragraph(text('Es wird enger.'))],
    },
    { type: 'pullQuote', attrs: { cite: null }, content: [text('Es wird enger')] },
    {
      type: 'bulletList',
      content: ['Lotsen', 'Schlepper'].map((each) => ({
        type: 'listItem',
        content: [paragraph(text(each))],
      })),
    },
    {
      type: 'infoBox',
      attrs: { title: 'Die Fahrrinne' },
      content: [paragraph(text('Sie ist 400 Meter breit.'))],
    },
    { type: 'gallery', content: [figure(picture, 'Das erste Bild'), figure(second, 'Das zweite Bild')] },
    { type: 'embed', attrs: { url: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ', title: 'Die Einfahrt' } },
    { type: 'codeBlock', attrs: { language: null }, content: [text('pegel --ort cuxhaven')] },
    { type: 'horizontalRule' },
    paragraph(text('Mehr dazu morgen.')),
  ],
})
