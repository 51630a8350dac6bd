import { Readable } from 'node:stream'
import { type Actor, systemActor } from '../accounts/index.ts'
import { bodyFromMarkdown } from '../articles/body/index.ts'
import { type ArticleState, correctArticle, createArticle, saveArticle } from '../articles/index.ts'
import { publishedCount } from '../articles/published/index.ts'
import { createAuthor } from '../authors/index.ts'
import { readPinBoard, savePins } from '../front-page/index.ts'
import { uploadMedia } from '../media/index.ts'
import { createPage } from '../pages/index.ts'
import { addDays, addMilliseconds, type Instant } from '../platform/clock.ts'
import { must, ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { createSection } from '../sections/index.ts'
import { changeSettings, readSettings } from '../settings/index.ts'
import { createTag, findTag, tagKinds } from '../tags/index.ts'
import {
  type DemoArticle,
  type DemoPublication,
  demoArticles,
  demoPictureFile,
  demoPublication,
  picturesIn,
} from './read-demo.ts'

/** Told as the filling goes on: pictures take the longest. */
export type DemoProgress = (step: { what: string; done: number; total: number }) => void

const actor: Actor = { ...systemActor, name: 'Demo' }

/**
 * Fills an empty site with the demo publication: a small German newspaper whose texts and pictures are our own. Times
 * count back from now, so that the front page is fresh. Refused when the site has published anything.
 */
export async function fillDemo(
  world: World,
  progress: DemoProgress = () => {},
): Promise<Result<{ articles: number }, 'site-not-empty'>> {
  if ((await publishedCount(world.db)) > 0) return refused('site-not-empty')
  const publication = demoPublication()
  const articles = demoArticles()
  await fillSettings(world, publication)
  for (const section of publication.sections)
    must(await createSection(world, { ...section, language: 'de' }, actor))
  for (const author of publication.authors)
    must(
      await createAuthor(
        world,
        {
          name: author.name,
          slug: author.slug,
          roleTitle: author.role,
          biography: author.bio.trim(),
          email: author.email,
        },
        actor,
      ),
    )
  await fillTags(world, articles)
  const pictures = await fillPictures(world, articles, progress)
  const ids = new Map<string, string>()
  for (const article of articles)
    ids.set(article.slug, await fillArticle(world, { article, ids, pictures, publication }))
  for (const page of publication.pages)
    must(
      await createPage(
        world,
        {
          title: page.title,
          path: `/${page.slug}`,
          body: bodyFromMarkdown(page.body),
          language: 'de',
          published: true,
        },
        actor,
      ),
    )
  await fillFrontPage(world, publication, ids)
  return ok({ articles: articles.length })
}

/** What the administrator gave at set-up stays; only what is empty is filled. */
async function fillSettings(world: World, publication: DemoPublication): Promise<void> {
  const settings = await readSettings(world.db)
  const by = null
  const isUnnamed = settings.site.name === 'Depesche'
  const site = {
    ...settings.site,
    name: isUnnamed ? publication.name : settings.site.name,
    tagline: settings.site.tagline || publication.tagline,
  }
  must(await changeSettings(world, { group: 'site', value: site, by }))
  const { register, responsible, note, supervisoryBoard, responsibleLaw, ...imprint } = publication.imprint
  if (!settings.imprint.publisher)
    must(
      await changeSettings(world, {
        group: 'imprint',
        value: {
          ...settings.imprint,
          ...imprint,
          registerCourt: register ?? '',
          responsiblePerson: responsible ?? '',
          more: note ?? '',
        },
        by,
      }),
    )
  const footer = publication.pages.map(({ title, slug }) => ({ label: title, url: `/${slug}` }))
  must(
    await changeSettings(world, {
      group: 'navigation',
      value: { main: publication.navigation, footer, service: publication.serviceLinks },
      by,
    }),
  )
}

async function fillTags(world: World, articles: DemoArticle[]): Promise<void> {
  for (const { name, kind } of articles.flatMap(({ tags }) => tags)) {
    if (await findTag(world.db, name)) continue
    must(await createTag(world, { name, kind: tagKinds.find((known) => known === kind) ?? 'topic' }, actor))
  }
}

/** Renders the drawings and takes them into the library, two at a time. Answers media ids by picture key. */
async function fillPictures(
  world: World,
  articles: DemoArticle[],
  progress: DemoProgress,
): Promise<Map<string, string>> {
  const { default: sharp } = await import('sharp')
  // A translation shows the same picture; the original, which comes first, describes it in the site's language.
  const alts = new Map(
    articles
      .toReversed()
      .flatMap(picturesIn)
      .map(({ key, alt }) => [key, alt]),
  )
  const ids = new Map<string, string>()
  const waiting = [...alts]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [key, alt] = next
      const content = await sharp(demoPictureFile(key)).jpeg({ quality: 90 }).toBuffer()
      const uploaded = must(
        await uploadMedia(
          world,
          {
            content: Readable.from([content]),
            fileName: `${key}.jpg`,
            words: { alt, credit: 'Zeichnung: Bote' },
          },
          actor,
        ),
      )
      ids.set(key, uploaded.media.id)
      progress({ what: 'pictures', done: ids.size, total: alts.size })
    }
  }
  await Promise.all([work(), work()])
  return ids
}

type Filling = {
  article: DemoArticle
  ids: Map<string, string>
  pictures: Map<string, string>
  publication: DemoPublication
}

async function fillArticle(world: World, filling: Filling): Promise<string> {
  const { article, ids, publication } = filling
  const at = addDays(world.clock.now(), -article.daysAgo)
  const agency = publication.agencies.find(({ slug }) => slug === article.agency)
  const then = at < world.clock.now() ? worldAt(world, at) : world
  const state = must(
    await createArticle(
      then,
      {
        headline: article.headline,
        kicker: article.kicker ?? null,
        standfirst: article.standfirst ?? null,
        teaser: article.teaser ?? null,
        dateline: article.dateline
          ? { places: article.dateline.places, source: article.dateline.source ?? null }
          : null,
        body: bodyFromMarkdown(withMediaIds(article.body, filling.pictures)),
        section: article.section,
        slug: article.slug,
        tags: article.tags.map(({ name }) => name),
        authors: [...article.authors, ...(agency ? [{ agency: agency.name }] : [])],
        language: article.language,
        translationOf: (article.translationOf && ids.get(article.translationOf)) || null,
        leadPicture: leadPicture(filling),
        label: article.label ?? null,
        aiNote: article.ai ?? null,
        commentMode: article.comments ?? null,
        status: article.status === 'unpublished' ? 'published' : article.status,
        publishAt: article.status === 'scheduled' ? at : null,
      },
      actor,
    ),
  )
  await followUp(world, { article, state, at })
  return state.id
}

/** Corrections at their hours, and the withdrawal. */
async function followUp(
  world: World,
  { article, state, at }: { article: DemoArticle; state: ArticleState; at: Instant },
): Promise<void> {
  for (const correction of article.corrections ?? []) {
    const then = addMilliseconds(at, correction.hoursAfter * 3_600_000)
    const now = world.clock.now()
    must(
      await correctArticle(
        worldAt(world, then < now ? then : now),
        { articleId: state.id, text: correction.text },
        actor,
      ),
    )
  }
  if (article.status === 'unpublished')
    must(
      await saveArticle(
        world,
        { id: state.id, expected: state.revision, change: { status: 'unpublished' } },
        actor,
      ),
    )
}

const worldAt = (world: World, instant: Instant): World => ({ ...world, clock: { now: () => instant } })

function leadPicture({ article, pictures }: Filling) {
  const mediaId = article.picture && pictures.get(article.picture.key)
  if (!article.picture || !mediaId) return null
  const { alt, caption, credit } = article.picture
  return { mediaId, alt: alt ?? null, caption: caption ?? null, credit: credit ?? null }
}

const withMediaIds = (body: string, pictures: Map<string, string>): string =>
  body.replace(/data-picture="([\w-]+)"/g, (_, key: string) => `data-media-id="${pictures.get(key) ?? ''}"`)

async function fillFrontPage(
  world: World,
  { front }: DemoPublication,
  ids: Map<string, string>,
): Promise<void> {
  const pin = (slug: string, slot: 'lead' | 'second') => {
    const articleId = ids.get(slug)
    if (!articleId)
      throw new Error(`publication.yaml puts «${slug}» on the front page, but no article has this slug`)
    return { slot, articleId, headline: null, mediaId: null, until: null }
  }
  const pins = [pin(front.lead, 'lead'), ...front.second.map((slug) => pin(slug, 'second'))]
  const { version } = await readPinBoard(world.db)
  must(await savePins(world, { pins, expected: version }, actor))
}
