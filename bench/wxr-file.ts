import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { reportNumber } from './reports.ts'

const sections = ['Politik', 'Wirtschaft', 'Kultur', 'Sport', 'Wissen', 'Lokales', 'Welt', 'Meinung']
const authors = 40
const tags = 800

/**
 * A WordPress export of this many posts with texts of German Wikinews, as a local paper has them: two tags, a section, an
 * author, a comment for every second post and its answer for every fourth.
 */
export async function writeWxr(
  file: string,
  { posts, site }: { posts: number; site: string },
): Promise<void> {
  const out = createWriteStream(file)
  out.write(head(site))
  for (let number = 1; number <= posts; number++)
    if (!out.write(post(number, site)))
      await new Promise<void>((resolve) => out.once('drain', () => resolve()))
  out.end('</channel></rss>\n')
  await finished(out)
}

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

const head = (site: string): string => `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Altes Blatt</title><link>${site}</link><language>de-DE</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>${site}</wp:base_site_url><wp:base_blog_url>${site}</wp:base_blog_url>
${Array.from(
  { length: authors },
  (_, number) =>
    `<wp:author><wp:author_id>${number + 1}</wp:author_id><wp:author_login>${cdata(`autor${number}`)}</wp:author_login><wp:author_display_name>${cdata(`Autorin ${number}`)}</wp:author_display_name></wp:author>`,
).join('\n')}
${sections
  .map(
    (name, index) =>
      `<wp:category><wp:term_id>${index + 1}</wp:term_id><wp:category_nicename>${name.toLowerCase()}</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>${cdata(name)}</wp:cat_name></wp:category>`,
  )
  .join('\n')}
`

function post(number: number, site: string): string {
  const { title, paragraphs } = reportNumber(number * 7)
  const at = new Date(Date.UTC(2005, 0, 1) + number * 103 * 60_000)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ')
  const section = sections[number % sections.length] ?? 'Politik'
  const categories = [
    `<category domain="category" nicename="${section.toLowerCase()}">${cdata(section)}</category>`,
    ...[number % tags, (number * 31) % tags].map(
      (tag) => `<category domain="post_tag" nicename="thema-${tag}">${cdata(`Thema ${tag}`)}</category>`,
    ),
  ]
  return `<item><title>${cdata(`${title} ${number}`)}</title>
<link>${site}/${at.slice(0, 4)}/${at.slice(5, 7)}/bericht-${number}/</link><dc:creator>${cdata(`autor${number % authors}`)}</dc:creator>
<guid isPermaLink="false">${site}/?p=${number}</guid>
<content:encoded>${cdata(paragraphs.join('\n\n'))}</content:encoded><excerpt:encoded>${cdata('')}</excerpt:encoded>
<wp:post_id>${number}</wp:post_id><wp:post_date>${at}</wp:post_date><wp:post_date_gmt>${at}</wp:post_date_gmt>
<wp:post_name>bericht-${number}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<wp:comment_status>open</wp:comment_status><wp:is_sticky>0</wp:is_sticky>
${categories.join('\n')}
${number % 2 ? '' : comment(number, { at, parent: 0 })}${number % 4 ? '' : comment(number, { at, parent: number * 2 })}
</item>
`
}

const comment = (number: number, { at, parent }: { at: string; parent: number }): string =>
  `<wp:comment><wp:comment_id>${parent === 0 ? number * 2 : number * 2 + 1}</wp:comment_id><wp:comment_author>${cdata('Leserin')}</wp:comment_author>
<wp:comment_author_email>leserin@example.org</wp:comment_author_email><wp:comment_author_IP>203.0.113.7</wp:comment_author_IP>
<wp:comment_date>${at}</wp:comment_date><wp:comment_date_gmt>${at}</wp:comment_date_gmt><wp:comment_content>${cdata(reportNumber(number).paragraphs[0] ?? 'Gut.')}</wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type><wp:comment_parent>${parent}</wp:comment_parent></wp:comment>
`
