import { CommentForm, type CommentFormView } from '../parts/comment-form.tsx'
import { Document, type Head } from '../parts/document.tsx'
import { addressOf } from '../paths.ts'
import type { Site } from '../site.ts'

/** The form once more, with all that was typed and what is to be mended. */
export type CommentAgainProps = { site: Site; head: Head; form: CommentFormView }

export function CommentAgainPage({ site, head, form }: CommentAgainProps) {
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{site.t('comments.again')}</h1>
            <p class="own-comment__article">
              <a href={addressOf(form.article.path)}>
                {site.t('ownComment.about', { headline: form.article.headline })}
              </a>
            </p>
          </header>
          <CommentForm site={site} view={form} level="h2" />
        </div>
      </div>
    </Document>
  )
}
