import { raw } from 'hono/html'
import { Document, type Head } from '../parts/document.tsx'
import { langOf, type Site } from '../site.ts'

/** A page of the newspaper itself: about us, principles. `body` is HTML. */
export type StaticPageProps = { site: Site; head: Head; title: string; language: string; body: string }

export function StaticPage({ site, head, title, language, body }: StaticPageProps) {
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <article class="plain" lang={langOf(site, language)}>
          <header class="page__head">
            <h1 class="page__title">{title}</h1>
          </header>
          <div class="prose">{raw(body)}</div>
        </article>
      </div>
    </Document>
  )
}
