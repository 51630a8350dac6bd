import { Document, type Head } from '../parts/document.tsx'
import type { Site } from '../site.ts'

/** Asks who opened the link in the mail whether the address is theirs; only the button says so. */
export type ConfirmAddressProps = { site: Site; head: Head; email: string; action: string }

export function ConfirmAddressPage({ site, head, email, action }: ConfirmAddressProps) {
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{site.t('confirm.title')}</h1>
            <p class="page__intro">{site.t('confirm.text', { email })}</p>
          </header>
          <form class="comment-form" method="post" action={action}>
            <button type="submit" class="button">
              {site.t('confirm.button')}
            </button>
          </form>
        </div>
      </div>
    </Document>
  )
}
