import { Mend } from '../parts/comment-form.tsx'
import { CommentText } from '../parts/comment-text.tsx'
import { Document, type Head } from '../parts/document.tsx'
import type { Site } from '../site.ts'

export const reportReasons = ['illegal', 'houseRules', 'other'] as const
export type ReportReason = (typeof reportReasons)[number]
export type TypedReport = {
  reason: ReportReason | null
  explanation: string
  name: string
  email: string
  goodFaith: boolean
}

/** The form for anybody who holds a comment to be against the law or the rules (DSA Article 16). */
export type ReportFormProps = {
  site: Site
  head: Head
  comment: { id: string; name: string; text: string }
  typed: TypedReport
  mend: string[]
}

export function ReportFormPage({ site, head, comment, typed, mend }: ReportFormProps) {
  const { t, paths } = site
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{t('report.title')}</h1>
            <p class="page__intro">
              {t('report.lead')} <a href={paths.houseRules}>{t('houseRules.title')}</a>
            </p>
          </header>
          <div class="own-comment">
            <p class="comment__head">
              <span class="comment__name">{comment.name}</span>
            </p>
            <CommentText text={comment.text} />
          </div>
          <form class="comment-form" method="post" action={paths.report}>
            <Mend site={site} mend={mend.map((message) => ({ field: null, message }))} />
            <input type="hidden" name="comment" value={comment.id} />
            <fieldset class="field field--choice">
              <legend>{t('report.reason')}</legend>
              {reportReasons.map((reason) => (
                <label>
                  <input
                    type="radio"
                    name="reason"
                    value={reason}
                    checked={typed.reason === reason}
                    required
                  />
                  {t(`report.reason.${reason}`)}
                </label>
              ))}
            </fieldset>
            <div class="field">
              <label for="report-explanation">{t('report.explanation')}</label>
              <textarea id="report-explanation" name="explanation" rows={5} maxlength={5000} required>
                {`\n${typed.explanation}`}
              </textarea>
            </div>
            <div class="comment-form__who">
              <div class="field">
                <label for="report-name">{t('report.name')}</label>
                <input
                  type="text"
                  id="report-name"
                  name="name"
                  value={typed.name}
                  maxlength={120}
                  autocomplete="name"
                />
              </div>
              <div class="field">
                <label for="report-email">{t('report.email')}</label>
                <input
                  type="email"
                  id="report-email"
                  name="email"
                  value={typed.email}
                  maxlength={254}
                  autocomplete="email"
                  aria-describedby="report-email-hint"
                />
                <p class="field__hint" id="report-email-hint">
                  {t('report.emailHint')}
                </p>
              </div>
            </div>
            <div class="field field--choice">
              <label>
                <input type="checkbox" name="goodFaith" value="yes" checked={typed.goodFaith} />
                {t('report.goodFaith')}
              </label>
            </div>
            <div class="comment-form__end">
              <button type="submit" class="button">
                {t('report.send')}
              </button>
            </div>
          </form>
        </div>
      </div>
    </Document>
  )
}
