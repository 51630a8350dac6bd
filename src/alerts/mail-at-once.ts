import type { PublishedArticle } from '../articles/published/index.ts'
import {
  type AudienceSource,
  cancelMailing,
  createMailing,
  freezeAudience,
  type MailingKind,
  startMailing,
} from '../deliveries/mailings/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import { endToken, exampleToken, readerToken, stillFollowing } from '../subscriptions/followers/index.ts'
import { subscriptionPaths } from '../subscriptions/index.ts'
import { alertMail } from './mail/alert.tsx'
import { reasonTexts } from './reason-texts.ts'
import {
  formsAtOnce,
  insertAlertMailing,
  type MailForm,
  mailingsAbout,
  subscriptionsTold,
  toldAtOnce,
} from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config'>

export const alertMailingKind = 'alert'

const recipientsAtOnce = 1000

type Letter = { language: 'de' | 'en'; form: MailForm }

/** One mailing for each language and form that is read; the reason and the links are each reader's own. */
export async function mailAtOnce(world: Needs, article: PublishedArticle): Promise<void> {
  for (const { language, form, mailingId } of await formsAtOnce(world.db, article.id)) {
    const letter: Letter = { language: language === 'en' ? 'en' : 'de', form }
    const id = mailingId ?? (await writeMailing(world, article, letter))
    // Both answer a refusal where an earlier run has done it already.
    await freezeAudience(world, id, await audienceOf(world, article.id, letter))
    await startMailing(world, id)
  }
}

async function writeMailing(
  world: Needs,
  article: PublishedArticle,
  { language, form }: Letter,
): Promise<string> {
  const { publicUrl } = world.config
  const stored = await readSettings(world.db)
  const settings = { ...stored, site: { ...stored.site, language } }
  const mail = alertMail(
    { settings, publicUrl },
    {
      headline: article.headline,
      teaser: article.teaser,
      url: publicUrl + encodeURI(article.path),
      why: '{{why}}',
      sharpen: form === 'similar' ? { moreUrl: '{{more}}', notThisUrl: '{{not}}' } : null,
      endUrl: '{{end}}',
      ownUrl: '{{own}}',
    },
  )
  return inTransaction(world, async (tx) => {
    const mailingId = await createMailing(tx, world, {
      ...mail,
      kind: alertMailingKind,
      ref: article.id,
      listId: `${settings.site.name.replace(/[^\p{L}\p{N} ]/gu, '')} <alerts.${new URL(publicUrl).hostname}>`,
      unsubscribeUrl: '{{end}}',
      automatic: true,
      urgent: true,
    })
    await insertAlertMailing(tx, { articleId: article.id, language, form, mailingId })
    return mailingId
  })
}

async function audienceOf(
  world: Needs,
  articleId: string,
  { language, form }: Letter,
): Promise<AudienceSource> {
  const { config, db } = world
  const settings = await readSettings(db)
  const paths = subscriptionPaths(settings.site.language)
  const why = reasonTexts(world, { ...settings, site: { ...settings.site, language } })
  return async (after) => {
    const told = await toldAtOnce(db, { articleId, language, form, after, limit: recipientsAtOnce })
    const recipients = []
    for (const one of told) {
      const example = exampleToken(config, { subscriptionId: one.subscriptionId, articleId })
      const sharpen = {
        more: `${config.publicUrl}${paths.moreLikeThis}/${example}`,
        not: `${config.publicUrl}${paths.nothingLikeThis}/${example}`,
      }
      recipients.push({
        address: one.email,
        personal: {
          why: await why(one),
          end: `${config.publicUrl}${paths.endSubscription}/${endToken(config, one.subscriptionId)}`,
          own: `${config.publicUrl}${paths.notifications}/${readerToken(config, { id: one.readerId, linkRotation: one.linkRotation })}`,
          ...(form === 'similar' ? sharpen : {}),
        },
      })
    }
    return { recipients, cursor: told.length < recipientsAtOnce ? null : (told.at(-1)?.readerId ?? null) }
  }
}

/** An article that readers see no more: who has not got the mail does not get it. */
export async function callBack(world: Needs, articleId: string): Promise<void> {
  for (const id of await mailingsAbout(world.db, articleId)) await cancelMailing(world, id)
}

/** The last look before a mail leaves: the subscription by which the reader is told may have been ended meanwhile. */
export const alertMailings = ({ clock }: Pick<World, 'clock'>): MailingKind => ({
  kind: alertMailingKind,
  async stillWanted(tx, { ref }, addresses) {
    const told = await subscriptionsTold(tx, ref ?? '', addresses)
    const following = await stillFollowing(tx, [...told.values()], clock.now())
    return new Set(addresses.filter((address) => following.has(told.get(address) ?? '')))
  },
})
