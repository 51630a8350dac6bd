import { Document, type Head } from '../parts/document.tsx'
import type { Site } from '../site.ts'

/** Asks who opened the link in the mail whether what they follow goes on, with the words they consent to. */
export type RenewSubscriptionsProps = {
  site: Site
  head: Head
  email: string
  asked: { id: string; name: string; text: string }[]
  action: string
  ownUrl: string
}

export function RenewSubscriptionsPage(props: RenewSubscriptionsProps) {
  const { site, head, email, asked, action, ownUrl } = props
  const { t } = site
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{head.title}</h1>
            <p class="page__intro">{t('renewal.text', { email })}</p>
          </header>
          <form class="subscribe" method="post" action={action}>
            <ul class="followed">
              {asked.map(({ id, name, text }) => (
                <li>
                  <input type="hidden" name="shown" value={id} />
                  <p class="followed__name">{name}</p>
                  <p>{text}</p>
                </li>
              ))}
            </ul>
            <button type="submit" class="button">
              {t('renewal.button')}
            </button>
          </form>
          <p class="follow">
            <a href={ownUrl}>{t('renewal.own')}</a>
          </p>
        </div>
      </div>
    </Document>
  )
}
