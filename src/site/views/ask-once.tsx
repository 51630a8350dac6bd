import { Document, type Head } from '../parts/document.tsx'
import type { Site } from '../site.ts'

/** Asks who opened a link in a mail whether they mean it; only the button says so. The question is the head's title. */
export type AskOnceProps = { site: Site; head: Head; text: string; button: string; action: string }

export function AskOncePage({ site, head, text, button, action }: AskOnceProps) {
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{head.title}</h1>
            <p class="page__intro">{text}</p>
          </header>
          <form class="subscribe" method="post" action={action}>
            <button type="submit" class="button">
              {button}
            </button>
          </form>
        </div>
      </div>
    </Document>
  )
}
