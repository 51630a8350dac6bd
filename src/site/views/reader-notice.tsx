import { Document, type Head } from '../parts/document.tsx'
import type { NamedLink, Site } from '../site.ts'

/** Says how something went that a reader has sent, and where it goes on. */
export type ReaderNoticeProps = { site: Site; head: Head; text: string; ways: NamedLink[] }

export function ReaderNoticePage({ site, head, text, ways }: ReaderNoticeProps) {
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{head.title}</h1>
            <p class="page__intro">{text}</p>
            <ul class="error__ways">
              {ways.map(({ label, url }) => (
                <li>
                  <a href={url}>{label}</a>
                </li>
              ))}
            </ul>
          </header>
        </div>
      </div>
    </Document>
  )
}
