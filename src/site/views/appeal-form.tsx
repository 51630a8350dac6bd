import { CommentText } from '../parts/comment-text.tsx'
import { Document, type Head } from '../parts/document.tsx'
import type { Site } from '../site.ts'

/** The form behind the link in a statement of reasons (DSA Article 20). One press is enough; a reason may be given. */
export type AppealFormProps = {
  site: Site
  head: Head
  action: string
  text: string
  clause: { number: string; title: string } | null
  explanation: string | null
}

export function AppealFormPage({ site, head, action, text, clause, explanation }: AppealFormProps) {
  const { t } = site
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{t('appeal.title')}</h1>
            <p class="page__intro">{t('appeal.lead')}</p>
          </header>
          <div class="own-comment">
            <p class="comment__head">
              <span class="comment__name">{t('appeal.yourComment')}</span>
            </p>
            <CommentText text={text} />
          </div>
          {clause && <p class="own-comment__article">{t('appeal.clause', clause)}</p>}
          {explanation && <p class="own-comment__article">{explanation}</p>}
          <form class="comment-form" method="post" action={action}>
            <div class="field">
              <label for="appeal-text">{t('appeal.text')}</label>
              <textarea
                id="appeal-text"
                name="text"
                rows={5}
                maxlength={5000}
                aria-describedby="appeal-text-hint"
              />
              <p class="field__hint" id="appeal-text-hint">
                {t('appeal.textHint')}
              </p>
            </div>
            <div class="comment-form__end">
              <button type="submit" class="button">
                {t('appeal.send')}
              </button>
            </div>
          </form>
        </div>
      </div>
    </Document>
  )
}
