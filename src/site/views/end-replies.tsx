import { Document, type Head } from '../parts/document.tsx'
import type { Site } from '../site.ts'

/** Asks who opened the link in a mail about an answer whether it was the last one; only the button says so. */
export type EndRepliesProps = { site: Site; head: Head; headline: string; action: string }

export function EndRepliesPage({ site, head, headline, action }: EndRepliesProps) {
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{head.title}</h1>
            <p class="page__intro">{site.t('endReplies.text', { headline })}</p>
          </header>
          <form class="comment-form" method="post" action={action}>
            <button type="submit" class="button">
              {site.t('endReplies.button')}
            </button>
          </form>
        </div>
      </div>
    </Document>
  )
}
