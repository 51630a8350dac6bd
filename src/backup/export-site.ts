import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mediaIdsIn } from '../articles/body/index.ts'
import { articleState } from '../articles/index.ts'
import { revisionByNumber } from '../articles/newsroom/index.ts'
import { correctionsOf } from '../articles/published/index.ts'
import { authorsByIds } from '../authors/index.ts'
import { readPinBoard } from '../front-page/index.ts'
import { mediaByIds } from '../media/index.ts'
import { archivedIssues, archiveLines } from '../newsletter-issues/archive/index.ts'
import { listNewsletters } from '../newsletters/index.ts'
import { packageVersion } from '../platform/package-root.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { listOldSlugs, listRedirects, type Redirect } from '../redirects/index.ts'
import { listSections } from '../sections/index.ts'
import { readSettings, siteTexts } from '../settings/index.ts'
import { tagsByIds } from '../tags/index.ts'
import { type ArticleParts, exportedArticle, exportedBody, mediaFileName } from './exported-article.ts'
import type { OnProgress } from './progress.ts'
import { articleTimes, countOf, type ExportedTable, idsAfter, pagesByIds } from './store.ts'

export type ExportReport = { folder: string; counts: Record<string, number> }
type Needs = Pick<World, 'db' | 'blobs' | 'clock' | 'config'>

const batch = 100

/**
 * Writes the paper as open files: one JSON file for each article, section, tag, author, medium, newsletter, issue that
 * went out and group of settings,
 * and the media themselves. No accounts, no revisions but the newest. The folder is made; refused when it holds
 * anything. `export.json` is written last: where it is missing, the export did not end.
 */
export async function exportSite(
  world: Needs,
  { folder, onProgress }: { folder: string; onProgress: OnProgress },
): Promise<Result<ExportReport, 'folder-not-empty'>> {
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length > 0) return refused('folder-not-empty')
  const madeAt = world.clock.now()
  const write = async (path: string, value: unknown): Promise<void> =>
    writeFile(join(folder, path), `${JSON.stringify(value, null, 2)}\n`)
  for (const kind of ['settings', 'sections', 'tags', 'authors', 'articles', 'pages', 'media', 'newsletters'])
    await mkdir(join(folder, kind))

  const settings = await readSettings(world.db)
  for (const [group, value] of Object.entries(settings)) await write(`settings/${group}.json`, value)
  const sections = await listSections(world.db)
  for (const section of sections) await write(`sections/${section.slug}.json`, section)
  const redirects = await allRedirects(world)
  await write('redirects.json', redirects)
  await write('old-slugs.json', await listOldSlugs(world.db))
  await write('front-page.json', (await readPinBoard(world.db)).pins)

  const walked = { world, onProgress }
  const tags = await eachBatch(walked, 'tags', async (ids) => {
    for (const tag of await tagsByIds(world.db, ids)) await write(`tags/${tag.slug}.json`, tag)
  })
  const authors = await eachBatch(walked, 'authors', async (ids) => {
    for (const { staffId: _, ...author } of await authorsByIds(world.db, ids))
      await write(`authors/${author.slug}.json`, author)
  })
  const media = await eachBatch(walked, 'media', async (ids) => {
    for (const item of (await mediaByIds(world.db, ids)).values()) {
      const { originalKey, createdBy: _, ...facts } = item
      const content = await world.blobs.get(originalKey)
      if (content) await writeFile(join(folder, 'media', mediaFileName(item)), content)
      await write(`media/${item.id}.json`, { ...facts, file: content ? mediaFileName(item) : null })
    }
  })
  const around = {
    publicUrl: world.config.publicUrl,
    t: siteTexts(settings),
    sections: new Map(sections.map((section) => [section.id, section])),
  }
  const articles = await eachBatch(walked, 'articles', async (ids) => {
    for (const id of ids) {
      const parts = await partsOf(world, id)
      if (parts)
        await write(
          `articles/${id}.json`,
          exportedArticle(parts, { ...around, ...(await namedBy(world, parts)) }),
        )
    }
  })
  const pages = await eachBatch(walked, 'pages', async (ids) => {
    for (const { body, ...page } of await pagesByIds(world.db, ids)) {
      const pictures = await mediaByIds(world.db, mediaIdsIn(body))
      await write(`pages/${page.id}.json`, { ...page, ...exportedBody(body, { ...around, media: pictures }) })
    }
  })

  const newsletters = await exportNewsletters(world, { folder, write })

  const counts = {
    articles,
    sections: sections.length,
    tags,
    authors,
    media,
    pages,
    redirects: redirects.length,
    ...newsletters,
  }
  await write('export.json', { madeAt, version: packageVersion, publicUrl: world.config.publicUrl, counts })
  return ok({ folder, counts })
}

/** More issues than any newsletter has. */
const mostIssues = 100_000

/** Each newsletter, and below it the issues that went out, as readers see them in its archive. */
async function exportNewsletters(
  { db }: Needs,
  { folder, write }: { folder: string; write(path: string, value: unknown): Promise<void> },
): Promise<{ newsletters: number; newsletterIssues: number }> {
  const newsletters = await listNewsletters(db)
  let newsletterIssues = 0
  for (const newsletter of newsletters) {
    const { slug } = newsletter
    await write(`newsletters/${slug}.json`, newsletter)
    const lines = await archiveLines(db, newsletter.id, mostIssues)
    if (lines.length > 0) await mkdir(join(folder, 'newsletters', slug))
    for (const { number } of lines) {
      const [found] = await archivedIssues(db, newsletter.id, { limit: 1, number })
      if (!found) continue
      await write(`newsletters/${slug}/${number}.json`, { id: found.issue.id, ...found.shown })
      newsletterIssues++
    }
  }
  return { newsletters: newsletters.length, newsletterIssues }
}

type Walk = { world: Needs; onProgress: OnProgress }

async function eachBatch(
  { world, onProgress }: Walk,
  table: ExportedTable,
  visit: (ids: string[]) => Promise<void>,
) {
  const total = await countOf(world.db, table)
  let done = 0
  for (let after = ''; ; ) {
    const ids = await idsAfter(world.db, table, { after, limit: batch })
    const last = ids.at(-1)
    if (last === undefined) return done
    await visit(ids)
    done += ids.length
    after = last
    onProgress({ what: table, done, total: Math.max(total, done) })
  }
}

async function allRedirects({ db }: Needs): Promise<Redirect[]> {
  const all: Redirect[] = []
  for (;;) {
    const page = await listRedirects(db, { after: all.at(-1)?.fromPath ?? null, limit: 1000 })
    all.push(...page)
    if (page.length < 1000) return all
  }
}

/** Null when the article was removed while the export walked. */
async function partsOf({ db }: Needs, id: string): Promise<ArticleParts | null> {
  const state = await articleState(db, id)
  if (!state) return null
  const shown = await revisionByNumber(db, id, state.publishedRevision ?? state.revision)
  const newest = await revisionByNumber(db, id, state.revision)
  if (!shown || !newest) return null
  return {
    state,
    times: await articleTimes(db, id),
    corrections: await correctionsOf(db, id),
    content: shown.content,
    draft: newest.number === shown.number ? null : newest.content,
  }
}

async function namedBy({ db }: Needs, { content, draft }: ArticleParts) {
  const contents = draft ? [content, draft] : [content]
  const tagIds = contents.flatMap((each) => each.tagIds)
  const authorIds = contents.flatMap(({ bylines }) =>
    bylines.flatMap((line) => (line.kind === 'author' ? [line.authorId] : [])),
  )
  const mediaIds = contents.flatMap(({ body, leadPicture }) => [
    ...mediaIdsIn(body),
    ...(leadPicture ? [leadPicture.mediaId] : []),
  ])
  return {
    tags: new Map((await tagsByIds(db, tagIds)).map((tag) => [tag.id, tag])),
    authors: new Map((await authorsByIds(db, authorIds)).map((author) => [author.id, author])),
    media: await mediaByIds(db, mediaIds),
  }
}
