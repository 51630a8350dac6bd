import { Document, type Head } from '../parts/document.tsx'
import type { Site } from '../site.ts'

/**
 * Asks who opened the link in the mail whether they want it, with the words they consent to; only a button says so. The
 * form's hidden fields name what is shown here, and suffice.
 */
export type ConfirmSubscriptionProps = {
  site: Site
  head: Head
  email: string
  asked: { id: string; name: string; text: string }[]
  action: string
}

export function ConfirmSubscriptionPage({ site, head, email, asked, action }: ConfirmSubscriptionProps) {
  const { t } = site
  const isOne = asked.length === 1
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{head.title}</h1>
            <p class="page__intro">{t('confirmSubscription.text', { email })}</p>
          </header>
          <form class="subscribe" method="post" action={action}>
            <ul class="followed">
              {asked.map(({ id, name, text }) => (
                <li>
                  <input type="hidden" name="shown" value={id} />
                  <p class="followed__name">{name}</p>
                  <p>{text}</p>
                  {!isOne && (
                    <button
                      type="submit"
                      class="quiet-button"
                      name="only"
                      value={id}
                      aria-label={`${t('confirmSubscription.only')}: ${name}`}
                    >
                      {t('confirmSubscription.only')}
                    </button>
                  )}
                </li>
              ))}
            </ul>
            <button type="submit" class="button">
              {t(isOne ? 'confirmSubscription.button' : 'confirmSubscription.buttonAll')}
            </button>
            <p class="subscribe__consent">
              {t('confirmSubscription.ignore')} <a href={site.paths.privacy}>{t('site.privacy')}</a>
            </p>
          </form>
        </div>
      </div>
    </Document>
  )
}
