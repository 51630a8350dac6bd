import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Fields of one item, by element: `{title, 'wp:post_id': '3'}`; `extra` is XML put in as it is. */
export type WxrItem = Record<string, string> & { extra?: string }

export const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

/** A published post with what a test says of it. */
export const aWxrItem = (fields: WxrItem = {}): string => {
  const { extra = '', ...own } = fields
  const all = {
    title: 'Brücke gesperrt',
    link: 'https://alt.example/2019/05/bruecke/',
    'dc:creator': 'anna',
    'wp:post_id': '7',
    'wp:post_date': '2019-05-02 10:00:00',
    'wp:post_date_gmt': '2019-05-02 08:00:00',
    'wp:post_name': 'bruecke',
    'wp:status': 'publish',
    'wp:post_type': 'post',
    'content:encoded': 'Die Brücke ist zu.',
    ...own,
  }
  const lines = Object.entries(all).map(([name, text]) => `<${name}>${cdata(text)}</${name}>`)
  return `<item>${lines.join('\n')}${extra}</item>`
}

export const meta = (key: string, value: string): string =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>`

export const term = (domain: string, slug: string, name = slug): string =>
  `<category domain="${domain}" nicename="${slug}">${cdata(name)}</category>`

export const aWxr = (items: readonly string[], head = ''): string => `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Alte Zeitung</title><link>https://alt.example</link><language>de-DE</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://alt.example</wp:base_blog_url>
${head}
${items.join('\n')}
</channel></rss>`

/** The content as a file of its own. */
export function aFile(content: string | Uint8Array, name = 'export.xml'): string {
  const path = join(mkdtempSync(join(tmpdir(), 'depesche-archive-')), name)
  writeFileSync(path, content)
  return path
}
