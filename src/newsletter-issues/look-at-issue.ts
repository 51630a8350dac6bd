import { encode, wrap } from 'nodemailer/lib/qp'
import { publishedArticleAt } from '../articles/published/index.ts'
import { queueDelivery } from '../deliveries/index.ts'
import type { Newsletter } from '../newsletters/index.ts'
import { pageByPath } from '../pages/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { guardedFetch } from '../platform/http/guarded-fetch.ts'
import type { World } from '../platform/world.ts'
import { normalPath, redirectTarget } from '../redirects/index.ts'
import { reservedSegments, sectionBySlug } from '../sections/index.ts'
import { readSettings, type Settings, siteTexts } from '../settings/index.ts'
import { checkIssue, type Finding, hasContent, type LinkFound, type PictureFound } from './check-issue.ts'
import type { Issue } from './issue.ts'
import { linksIn } from './mail/issue-text.ts'
import { prepareMail, senderOf, tryingLinks } from './prepare-mail.ts'
import { type pictureFrom, resolveIssue } from './resolve-issue.ts'
import type { ShownIssue } from './shown-issue.ts'

type Needs = Pick<World, 'db' | 'clock' | 'config'>
type Looked = { newsletter: Newsletter; issue: Issue }

/** An issue as it would leave now. `bytes`: of the HTML as it is mailed, which is what Gmail counts. */
export async function previewIssue(
  world: Needs,
  looked: Looked,
): Promise<{ subject: string; html: string; text: string; bytes: number }> {
  const settings = await readSettings(world.db)
  const { mail } = await prepareMail(world, looked, tryingLinks(world, settings))
  return { ...mail, bytes: bytesOf(mail.html) }
}

const bytesOf = (html: string): number => wrap(encode(html.replace(/\r?\n/g, '\r\n')), 76).length

/** Mails the issue to these addresses, marked as a test; its links for leaving end nothing. */
export async function testIssue(
  world: Needs & Pick<World, 'ids' | 'events'>,
  looked: Looked,
  to: readonly string[],
): Promise<void> {
  const settings = await readSettings(world.db)
  const { mail } = await prepareMail(world, looked, tryingLinks(world, settings))
  const subject = siteTexts(settings)('newsletter.mail.test', { subject: mail.subject })
  await inTransaction(world, async (tx) => {
    for (const address of new Set(to))
      await queueDelivery(tx, world, {
        ...mail,
        subject,
        kind: 'newsletter-test',
        ref: looked.issue.id,
        to: address,
      })
  })
}

/** Looks the issue over: its links are followed, the rest is read. */
export async function checkListOf(world: Needs, looked: Looked): Promise<Finding[]> {
  const { newsletter, issue } = looked
  const settings = await readSettings(world.db)
  const links = tryingLinks(world, settings)
  const { shown, mail } = await prepareMail(world, looked, links)
  const { found, leftOut } = await linksOf(world, issue)
  const { address } = senderOf(world, settings, newsletter)
  return checkIssue({
    subject: issue.subject,
    hasContent: hasContent(shown),
    links: found,
    linksLeftOut: leftOut,
    ...(await partsOf(world, looked)),
    bytes: bytesOf(mail.html),
    hasUnsubscribe: mail.html.includes(links.endUrl) && mail.text.includes(links.endUrl),
    hasPlainText: mail.text.trim() !== '',
    hasImprint: hasImprint(settings),
    sender: {
      address,
      isSet: newsletter.senderAddress !== null || settings.mail.senderAddress !== '',
      isOfSite: isOfSite(address, world.config.publicUrl),
    },
  })
}

const hasImprint = ({ imprint }: Settings): boolean =>
  [imprint.publisher, imprint.street, imprint.city].every((line) => line !== '')

/** `news@zeitung.example` for `www.zeitung.example`, and the other way round. */
function isOfSite(address: string, publicUrl: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  const host = new URL(publicUrl).hostname.replace(/^www\./, '')
  return domain === host || domain.endsWith(`.${host}`) || host.endsWith(`.${domain}`)
}

/** Block by block, so that what is found names its block. */
async function partsOf(world: Needs, { newsletter, issue }: Looked) {
  const pictures: PictureFound[] = []
  const hiddenArticles: { articleId: string; block: number }[] = []
  const whole = await resolveIssue(world, { newsletter, issue })
  const visible = new Map(
    whole.blocks.flatMap((block) => (block.type === 'article' ? [[block.articleId, block] as const] : [])),
  )
  for (const [at, block] of issue.blocks.entries()) {
    if (block.type === 'article') {
      const article = visible.get(block.articleId)
      if (!article) hiddenArticles.push({ articleId: block.articleId, block: at })
      else pictures.push(...pictureIn(article.picture, at))
    } else if (block.type === 'picture' || block.type === 'advertisement') {
      const alone = await resolveIssue(world, { newsletter, issue: { ...issue, blocks: [block] } })
      pictures.push(...alone.blocks.flatMap((each) => pictureIn(pictureOf(each), at)))
    }
  }
  return { pictures, hiddenArticles }
}

const pictureOf = (block: ShownIssue['blocks'][number]) => ('picture' in block ? block.picture : null)
const pictureIn = (picture: ReturnType<typeof pictureFrom>, block: number): PictureFound[] =>
  picture ? [{ mediaId: picture.mediaId, alt: picture.alt, block }] : []

const mostLinks = 40
const atOnce = 4
const patienceMilliseconds = 6000

async function linksOf(world: Needs, issue: Issue): Promise<{ found: LinkFound[]; leftOut: boolean }> {
  const all = issue.blocks.flatMap((block, at) => {
    if (block.type === 'text') return linksIn(block.body).map((url) => ({ url, block: at }))
    const link = block.type === 'picture' || block.type === 'advertisement' ? block.link : null
    return link ? [{ url: link, block: at }] : []
  })
  const asked = all.slice(0, mostLinks)
  const found: LinkFound[] = []
  for (let from = 0; from < asked.length; from += atOnce)
    found.push(
      ...(await Promise.all(
        asked
          .slice(from, from + atOnce)
          .map(async (each) => ({ ...each, ...(await follow(world, each.url)) })),
      )),
    )
  return { found, leftOut: all.length > asked.length }
}

type Followed = Pick<LinkFound, 'fault' | 'reason'>
const good: Followed = { fault: null, reason: '' }

async function follow(world: Needs, url: string): Promise<Followed> {
  if (/^(mailto|tel):/.test(url)) return good
  const { publicUrl } = world.config
  const own = url.startsWith('/') ? url : url.startsWith(`${publicUrl}/`) ? url.slice(publicUrl.length) : null
  if (own !== null) return (await isOwnPlace(world, own)) ? good : { fault: 'missing', reason: '' }
  const request = { url, timeoutMilliseconds: patienceMilliseconds, maxBytes: 100_000 }
  const answer = await guardedFetch(world, request)
  // A long page is there, too.
  if (!answer.ok)
    return answer.refusal === 'too-large' ? good : { fault: 'unreachable', reason: answer.refusal }
  const { status } = answer.value
  const isGone = status === 404 || status === 410 || status >= 500
  return isGone ? { fault: 'unreachable', reason: String(status) } : good
}

/** Whether something stands at a path of the site, or leads on from there. What is the system's own is not asked. */
async function isOwnPlace(world: Needs, link: string): Promise<boolean> {
  const path = normalPath(link.replace(/[?#].*$/, ''))
  if (path === null) return false
  const [first = '', second] = path.slice(1).split('/')
  if (first === '' || reservedSegments.has(first) || /\.[a-z]+$/.test(path)) return true
  if (await publishedArticleAt(world.db, path, world.clock.now())) return true
  if ((await pageByPath(world.db, path))?.publishedAt) return true
  if (second === undefined && (await sectionBySlug(world.db, first))) return true
  return (await redirectTarget(world.db, path)) !== null
}
