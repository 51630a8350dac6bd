import { Document, type Head } from '../parts/document.tsx'
import type { Site } from '../site.ts'

/** Asks who opened the link in a mail whether it was the last one; only the button says so. */
export type EndSubscriptionProps = { site: Site; head: Head; name: string; action: string }

export function EndSubscriptionPage({ site, head, name, action }: EndSubscriptionProps) {
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{head.title}</h1>
            <p class="page__intro">{site.t('endSubscription.text', { name })}</p>
          </header>
          <form class="subscribe" method="post" action={action}>
            <button type="submit" class="button">
              {site.t('endSubscription.button')}
            </button>
          </form>
        </div>
      </div>
    </Document>
  )
}
