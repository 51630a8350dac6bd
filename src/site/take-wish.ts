import type { Challenge } from '../contributions/bots/index.ts'
import type { Sender } from '../contributions/index.ts'
import type { Refused } from '../platform/result.ts'
import { frequencies, isKind, requestReaderLink, requestSubscription } from '../subscriptions/index.ts'
import { fieldErrorsOf, type Issue } from '../texts/index.ts'
import { noticePage } from './pages/contributions.ts'
import type { AnyPage } from './pages/page.ts'
import { askedPage, newsletterConsent, readerLinkPage, subscribePage } from './pages/subscriptions.ts'
import type { Mended } from './parts/subscribe.tsx'
import type { ReaderParts } from './reader-forms.ts'
import type { Site } from './site.ts'

type Sent = { form: (name: string) => string; from: Sender; place: string | null }
type Answered = { page: AnyPage; status: number; seconds?: number }

/** What a form for notifications asks for, and the page that answers: the same whether or not the address is known. */
export async function takeWish(
  world: ReaderParts['world'],
  site: Site,
  { form, from, place }: Sent,
): Promise<Answered> {
  const { t } = site
  const [kind = '', ...rest] = form('what').split(':')
  const email = form('email')
  const proof = form('altcha') || null
  if (kind === 'link') {
    const sent = await requestReaderLink(world, { email, proof, from })
    if (sent.ok) return { page: askedPage(site), status: 200 }
    return refusedBy(sent, readerLinkPage(site, mendedOf(site, sent, { email, proof })))
  }
  if (!isKind(kind)) return { page: notThere(site), status: 422 }
  const ref = kind === 'search' || kind === 'jobs' ? form('words') : rest.join(':')
  const frequency = frequencies.find((known) => known === form('frequency')) ?? null
  const taken = await requestSubscription(world, {
    email,
    kind,
    ref,
    frequency,
    language: t.language,
    channel: 'site',
    place,
    text:
      form('shown') === 'whole' && kind === 'newsletter'
        ? newsletterConsent(site)
        : t('subscribe.consent', { site: site.settings.site.name }),
    proof,
    from,
  })
  if (taken.ok) return { page: askedPage(site), status: 200 }
  const mended = mendedOf(site, taken, { email, proof })
  const again = await subscribePage(world, site, { kind, ref, frequency, mended })
  return refusedBy(taken, again ?? notThere(site))
}

const refusedBy = ({ refusal, detail }: Refused<string>, page: AnyPage): Answered =>
  refusal === 'bad-input'
    ? { page, status: 422 }
    : { page, status: 429, seconds: Number(detail?.seconds ?? 60) }

function mendedOf(
  { t }: Site,
  { refusal, detail }: Refused<string>,
  { email, proof }: { email: string; proof: string | null },
): Mended {
  const issues = (detail?.issues ?? []) as Issue[]
  const found = issues.flatMap(fieldErrorsOf)
  return {
    email,
    messages:
      refusal === 'bad-input'
        ? found.map(({ path, message, placeholders }) =>
            // What is followed has no field of its own on most forms; its messages say what they are about.
            path === 'ref'
              ? t(message, placeholders)
              : `${t('subscribe.email')}: ${t(message, placeholders)}`,
          )
        : [t('problem.too-many-subscriptions')],
    // A proof that was of no use would be of none a second time.
    challenge: proof === null ? ((detail?.challenge as Challenge | undefined) ?? null) : null,
  }
}

const notThere = (site: Site): AnyPage =>
  noticePage(site, { title: site.t('error.404.title'), text: site.t('field.followed') })
