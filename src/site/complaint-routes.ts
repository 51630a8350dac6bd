import { Hono } from 'hono'
import { z } from 'zod'
import { networkKey, openTryLimit } from '../accounts/index.ts'
import { publishedArticleById } from '../articles/published/index.ts'
import { moderatedComments, readerPaths } from '../comments/index.ts'
import { appeal, appealOf, report } from '../moderation/index.ts'
import { cleanText } from '../platform/clean-text.ts'
import type { SiteWorld } from './load-site.ts'
import { linkInvalidPage, noticePage, ownHead } from './pages/contributions.ts'
import type { AnyPage } from './pages/page.ts'
import {
  answerReader,
  guardForms,
  type ReaderEnv,
  type ReaderParts,
  readForm,
  senderOf,
} from './reader-forms.ts'
import type { Site } from './site.ts'
import { reportReasons, type TypedReport } from './views/report-form.tsx'

type Answered = { page: AnyPage; status: number }

/** Each may bring a mail to the address that was typed. */
const reportsInTenMinutes = 6
const longest = { explanation: 5000, name: 120, email: 254 } as const

/** Notices on comments that readers see, and complaints against decisions: without scripts, nothing of it kept. */
export function complaintRoutes(parts: ReaderParts): Hono<ReaderEnv> {
  const { world, theme, siteNow } = parts
  const routes = new Hono<ReaderEnv>()
  const reports = openTryLimit(world.clock, { tries: reportsInTenMinutes, seconds: 600 })

  for (const language of ['de', 'en'] as const) {
    const paths = readerPaths(language)
    guardForms(routes, parts, [paths.report, `${paths.appeal}/*`])

    routes.get(paths.report, async (c) => {
      const { site } = await siteNow()
      const asked = { commentId: c.req.query('comment') ?? '', typed: nothingTyped, mend: [] }
      return answerReader(c, theme, await reportPage(world, site, asked))
    })
    routes.post(paths.report, async (c) => {
      const { site } = await siteNow()
      const form = await readForm(c)
      const typed: TypedReport = {
        reason: reportReasons.find((known) => known === form('reason')) ?? null,
        explanation: cleanText(form('explanation')).trim(),
        name: cleanText(form('name')).trim(),
        email: cleanText(form('email')).trim(),
        goodFaith: form('goodFaith') !== '',
      }
      const sender = senderOf(c, world)
      const seconds = sender.isThisMachine ? 0 : reports.take(networkKey(sender.address))
      if (seconds > 0) c.header('Retry-After', String(seconds))
      const answered = await takeReport(world, site, {
        commentId: form('comment'),
        typed,
        isTooOften: seconds > 0,
      })
      return answerReader(c, theme, answered)
    })

    routes.get(`${paths.appeal}/:secret`, async (c) => {
      const { site } = await siteNow()
      return answerReader(c, theme, await appealPage(world, site, c.req.param('secret')))
    })
    routes.post(`${paths.appeal}/:secret`, async (c) => {
      const { site } = await siteNow()
      const { t } = site
      const form = await readForm(c)
      const secret = c.req.param('secret')
      const taken = await appeal(world, { secret, text: cleanText(form('text')) })
      if (!taken.ok) return answerReader(c, theme, await appealPage(world, site, secret))
      const told = { title: t('appeal.done.title'), text: t('appeal.done.text') }
      return answerReader(c, theme, { page: noticePage(site, told), status: 200 })
    })
  }
  return routes
}

const nothingTyped: TypedReport = { reason: null, explanation: '', name: '', email: '', goodFaith: false }

type AskedReport = { commentId: string; typed: TypedReport; mend: string[] }

async function reportPage(
  world: Pick<SiteWorld, 'db'>,
  site: Site,
  { commentId, typed, mend }: AskedReport,
): Promise<Answered> {
  const { t } = site
  const [comment] = commentId === '' ? [] : await moderatedComments(world.db, [commentId])
  if (comment?.status !== 'approved') {
    const told = { title: t('report.gone.title'), text: t('report.gone.text') }
    return { page: noticePage(site, told), status: 404 }
  }
  const page: AnyPage = {
    view: 'report-form',
    props: {
      site,
      head: ownHead(t('report.title')),
      comment: { id: comment.id, name: comment.authorName, text: comment.text },
      typed,
      mend,
    },
    madeOf: [],
  }
  return { page, status: mend.length > 0 ? 422 : 200 }
}

async function takeReport(
  world: ReaderParts['world'],
  site: Site,
  { commentId, typed, isTooOften }: { commentId: string; typed: TypedReport; isTooOften: boolean },
): Promise<Answered> {
  const { t } = site
  const { reason, explanation, name, email, goodFaith } = typed
  if (isTooOften) {
    const { page } = await reportPage(world, site, {
      commentId,
      typed,
      mend: [t('problem.too-many-comments')],
    })
    return { page, status: 429 }
  }
  const mend = whatToMend(site, typed)
  if (reason === null || mend.length > 0) return reportPage(world, site, { commentId, typed, mend })
  const taken = await report(world, {
    comment: { id: commentId },
    reason: t(`report.reason.${reason}`),
    explanation,
    name: name || null,
    email: email || null,
    language: t.language,
    goodFaith,
  })
  if (!taken.ok) return reportPage(world, site, { commentId, typed, mend: [] })
  const [comment] = await moderatedComments(world.db, [commentId])
  const article = comment ? await publishedArticleById(world.db, comment.articleId, site.now) : null
  const { reference } = taken.value
  const told = { title: t('report.done.title'), text: t('report.done.text', { reference }) }
  return { page: noticePage(site, told, article), status: 200 }
}

function whatToMend({ t }: Site, { reason, explanation, name, email }: TypedReport): string[] {
  const tooLong = (max: number) => t('field.too-long', { max })
  const isAddress = email === '' || (email.length <= longest.email && z.email().safeParse(email).success)
  return [
    ...(reason === null ? [`${t('report.reason')}: ${t('field.missing')}`] : []),
    ...(explanation === '' ? [`${t('report.explanation')} ${t('field.empty')}`] : []),
    ...(explanation.length > longest.explanation ? [tooLong(longest.explanation)] : []),
    ...(name.length > longest.name ? [`${t('report.name')}: ${tooLong(longest.name)}`] : []),
    ...(isAddress ? [] : [`${t('report.email')}: ${t('field.email')}`]),
  ]
}

/** The form, or what has become of the complaint. */
async function appealPage(world: SiteWorld, site: Site, secret: string): Promise<Answered> {
  const { t } = site
  const found = await appealOf(world.db, secret)
  if (!found) return { page: linkInvalidPage(site), status: 404 }
  const told = (title: string, text: string): Answered => ({
    page: noticePage(site, { title, text }, found.article),
    status: 200,
  })
  if (found.appeal?.outcome) {
    const { outcome, explanation } = found.appeal
    const decided = t(`appeal.decided.${outcome}`)
    return told(t('appeal.decided.title'), explanation ? `${decided} ${explanation}` : decided)
  }
  if (found.appeal) return told(t('appeal.done.title'), t('appeal.done.text'))
  if (!found.holds) return told(t('appeal.decided.title'), t('appeal.decided.reversed'))
  if (found.until <= site.now) return told(t('readerLink.expired.title'), t('appeal.expired.text'))
  const { language } = t
  const page: AnyPage = {
    view: 'appeal-form',
    props: {
      site,
      head: ownHead(t('appeal.title')),
      action: `${site.paths.appeal}/${secret}`,
      text: found.text,
      clause: found.clause && { number: found.clause.number, title: found.clause.title[language] },
      explanation: found.explanation,
    },
    madeOf: [],
  }
  return { page, status: 200 }
}
