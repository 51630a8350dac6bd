import { type Context, Hono } from 'hono'
import { publishedArticleById } from '../articles/published/index.ts'
import { readerPaths } from '../comments/index.ts'
import { type Challenge, formToken, isTooFast } from '../contributions/bots/index.ts'
import {
  changeComment,
  confirmAddress,
  type Intake,
  recommendComment,
  type SubmitRefusal,
  type Typed,
  withdrawComment,
} from '../contributions/index.ts'
import type { Refused } from '../platform/result.ts'
import { fieldErrorsOf, type Issue, type Placeholders, type Texts } from '../texts/index.ts'
import type { SiteWorld } from './load-site.ts'
import { answered } from './pages/comments-below.ts'
import {
  commentAgainPage,
  confirmPage,
  linkInvalidPage,
  noticePage,
  ownCommentPage,
} from './pages/contributions.ts'
import type { AnyPage } from './pages/page.ts'
import type { CommentFormView } from './parts/comment-form.tsx'
import {
  answerReader,
  guardForms,
  type ReaderEnv,
  type ReaderParts,
  readForm,
  senderOf,
} from './reader-forms.ts'
import type { Site } from './site.ts'

/** What readers send with forms, and the pages behind their secret links. Nothing here is kept by anybody. */
export function contributionRoutes(parts: ReaderParts & { intake: Intake }): Hono<ReaderEnv> {
  const { world, intake, theme, siteNow } = parts
  const routes = new Hono<ReaderEnv>()
  const answer = (c: Context<ReaderEnv>, page: AnyPage, status: number): Response =>
    answerReader(c, theme, { page, status })

  for (const language of ['de', 'en'] as const) {
    const paths = readerPaths(language)
    guardForms(routes, parts, [paths.comments, `${paths.comments}/*`])

    routes.post(paths.comments, async (c) => {
      const { site } = await siteNow()
      const form = await readForm(c)
      const typed: Typed = { name: form('name'), email: form('email'), text: form('text') }
      const asked = { articleId: form('article'), parentId: form('answer') || null }
      const taken = await intake.submit({
        ...typed,
        ...asked,
        language: site.t.language,
        notifyReplies: form('replies') !== '',
        from: senderOf(c, world),
        proof: form('altcha') || null,
        bot: {
          honeypot: form('website') !== '',
          tooFast: isTooFast(world.config, {
            token: form('touched'),
            articleId: asked.articleId,
            text: typed.text,
            at: world.clock.now(),
          }),
        },
      })
      if (!taken.ok) {
        const { page, status } = await refusedPage(world, site, {
          refusal: taken,
          typed,
          asked,
          wantsReplies: form('replies') !== '',
          hasProof: form('altcha') !== '',
        })
        if (status === 429) c.header('Retry-After', String(taken.detail?.seconds ?? 60))
        return answer(c, page, status)
      }
      const { secret } = taken.value
      if (secret !== null) return c.redirect(`${site.paths.comments}/${secret}`, 303)
      const again = {
        title: site.t('ownComment.again.title'),
        text: site.t('ownComment.again.text'),
      }
      const article = await publishedArticleById(world.db, asked.articleId, site.now)
      return answer(c, noticePage(site, again, article), 200)
    })

    routes.post(paths.begin, async (c) => {
      const form = await readForm(c)
      c.header('Cache-Control', 'no-store')
      return c.text(formToken(world.config, { articleId: form('article'), touchedAt: world.clock.now() }))
    })

    routes.post(paths.recommend, async (c) => {
      const form = await readForm(c)
      const { address, agent } = senderOf(c, world)
      await recommendComment(world, { commentId: form('comment'), address, agent: agent ?? '' })
      return c.redirect(cameFrom(c, world), 303)
    })

    routes.get(`${paths.confirm}/:secret`, async (c) => {
      const { site } = await siteNow()
      const { page, status } = await confirmPage(world, site, c.req.param('secret'))
      return answer(c, page, status)
    })
    routes.post(`${paths.confirm}/:secret`, async (c) => {
      const { site } = await siteNow()
      await confirmAddress(world, c.req.param('secret'))
      const { page, status } = await confirmPage(world, site, c.req.param('secret'))
      return answer(c, page, status)
    })

    routes.get(`${paths.comments}/:secret`, async (c, next) => {
      const { site } = await siteNow()
      const secret = c.req.param('secret')
      if (!isSecret(secret)) return next()
      const page = await ownCommentPage(world, site, { secret })
      return page ? answer(c, page, 200) : answer(c, linkInvalidPage(site), 404)
    })
    routes.post(`${paths.comments}/:secret`, async (c) => {
      const { site } = await siteNow()
      const secret = c.req.param('secret')
      const form = await readForm(c)
      const text = form('text')
      const done =
        form('do') === 'withdraw'
          ? await withdrawComment(world, secret)
          : await changeComment(world, { secret, text })
      if (done.ok) return c.redirect(`${site.paths.comments}/${secret}`, 303)
      if (done.refusal === 'link-invalid') return answer(c, linkInvalidPage(site), 404)
      const mend = done.refusal === 'bad-input' ? mendOf(site.t, done) : []
      if (done.refusal === 'too-late') mend.push({ field: null, message: site.t('ownComment.tooLate') })
      if (done.refusal === 'changed-meanwhile')
        mend.push({ field: null, message: site.t('ownComment.changedMeanwhile') })
      const page = await ownCommentPage(world, site, { secret, again: { text, mend } })
      return answer(c, page ?? linkInvalidPage(site), done.refusal === 'bad-input' ? 422 : 409)
    })
  }
  return routes
}

/** The random links of ours; anything else below the place is no page of ours. */
const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text)

/** Back to the page on which the button stood, as far as it is one of ours. */
function cameFrom(c: Context<ReaderEnv>, world: Pick<SiteWorld, 'config'>): string {
  const from = URL.parse(c.req.header('referer') ?? '')
  const isOurs =
    from !== null && (from.host === c.req.header('host') || from.origin === world.config.publicUrl)
  // A path that begins with two slashes would be another host's.
  return isOurs && !from.pathname.startsWith('//') ? from.pathname + from.search : '/'
}

type Asked = { articleId: string; parentId: string | null }
type RefusedForm = {
  refusal: Refused<SubmitRefusal>
  typed: Typed
  asked: Asked
  wantsReplies: boolean
  hasProof: boolean
}

/** The form with what to mend where there is something to mend, else why it cannot be sent. */
async function refusedPage(
  world: SiteWorld,
  site: Site,
  { refusal, typed, asked, wantsReplies, hasProof }: RefusedForm,
): Promise<{ page: AnyPage; status: 403 | 404 | 422 | 429 }> {
  const { t } = site
  const article = await publishedArticleById(world.db, asked.articleId, site.now)
  if (!article || refusal.refusal === 'unknown-article')
    return {
      page: noticePage(site, { title: t('error.404.title'), text: t('problem.unknown-article') }),
      status: 404,
    }
  if (refusal.refusal === 'comments-closed' || refusal.refusal === 'comments-off') {
    const told = { title: t('readerNotice.notTaken'), text: t(`problem.${refusal.refusal}`) }
    return { page: noticePage(site, told, article), status: 403 }
  }
  const mend =
    refusal.refusal === 'bad-input'
      ? mendOf(t, refusal)
      : [{ field: null, message: t('problem.too-many-comments') }]
  const form: CommentFormView = {
    article,
    answers: await answered(world, article.id, asked.parentId),
    typed,
    wantsReplies,
    // A proof that was of no use would be of none a second time.
    challenge: hasProof ? null : ((refusal.detail?.challenge as Challenge | undefined) ?? null),
    mend,
  }
  return { page: commentAgainPage(site, form), status: refusal.refusal === 'bad-input' ? 422 : 429 }
}

/** Numbers as the language writes them: 10.000. */
const written = (t: Texts, placeholders: Placeholders = {}): Placeholders =>
  Object.fromEntries(
    Object.entries(placeholders).map(([name, value]) => [
      name,
      typeof value === 'number' ? value.toLocaleString(t.language) : value,
    ]),
  )

/** What to mend, said by the field of the form. */
function mendOf(t: Texts, { detail }: Refused<string>): CommentFormView['mend'] {
  const issues = (detail?.issues ?? []) as Issue[]
  return issues.flatMap(fieldErrorsOf).map(({ path, message, placeholders }) => {
    const last = path.split('.').at(-1)
    const field = last === 'name' || last === 'email' || last === 'text' ? last : null
    return { field, message: t(message, written(t, placeholders)) }
  })
}
