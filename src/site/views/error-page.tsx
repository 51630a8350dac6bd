import { Document, type Head } from '../parts/document.tsx'
import type { Site } from '../site.ts'

export type ErrorStatus = 404 | 410 | 429 | 500
/** Says what happened and the ways on; `requestId` is what a reader names when asking. */
export type ErrorPageProps = { site: Site; head: Head; status: ErrorStatus; requestId: string }

export function ErrorPage({ site, head, status, requestId }: ErrorPageProps) {
  const ways = [
    { label: site.t('error.toHome'), url: '/' },
    { label: site.t('error.toSearch'), url: site.paths.search },
    { label: site.t('error.toArchive'), url: site.paths.archive },
  ]
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{site.t(`error.${status}.title`)}</h1>
            <p class="page__intro">{site.t(`error.${status}.text`)}</p>
            <ul class="error__ways">
              {ways.map(({ label, url }) => (
                <li>
                  <a href={url}>{label}</a>
                </li>
              ))}
            </ul>
            <p class="error__code">{site.t('error.requestId', { id: requestId })}</p>
          </header>
        </div>
      </div>
    </Document>
  )
}
