import { type CommentFormView, Mend, TextField } from '../parts/comment-form.tsx'
import { CommentText } from '../parts/comment-text.tsx'
import { Document, type Head } from '../parts/document.tsx'
import { dayAndTime, Time } from '../parts/time.tsx'
import type { Site } from '../site.ts'

/** What became of a contribution, for the one who holds its link. What was filed as spam looks as if it waited. */
export type OwnCommentState = 'pending' | 'approved' | 'rejected' | 'removed' | 'withdrawn'

export type OwnCommentProps = {
  site: Site
  head: Head
  state: OwnCommentState
  /** By what the page hears at once that the contribution has appeared. */
  live: { articleId: string; commentId: string; script: string }
  /** The page's own address, to which its forms are sent. */
  action: string
  /** Null once the article is gone. */
  article: { headline: string; url: string } | null
  comment: { name: string; text: string; createdAt: string }
  /** Null when it is too late; `until` when it is not yet, but will be. */
  change: { text: string; until: string | null; mend: CommentFormView['mend'] } | null
}

export function OwnCommentPage(props: OwnCommentProps) {
  const { site, head, state, live, article, comment, change } = props
  const { t } = site
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div
          class="plain own-page"
          data-state={state}
          data-article={live.articleId}
          data-comment={live.commentId}
          data-script={live.script}
        >
          <header class="page__head" aria-live="polite">
            <h1 class="page__title">{t(`ownComment.title.${state}`)}</h1>
            <p class="page__intro">{t(`ownComment.text.${state}`)}</p>
            {article && (
              <p class="own-comment__article">
                <a href={article.url}>{t('ownComment.about', { headline: article.headline })}</a>
              </p>
            )}
          </header>
          {state !== 'withdrawn' && (
            <div class="own-comment">
              <p class="comment__head">
                <span class="comment__name" dir="auto">
                  {comment.name}
                </span>
                <span class="comment__time">
                  <Time site={site} at={comment.createdAt} words={dayAndTime(site, comment.createdAt)} />
                </span>
              </p>
              <CommentText text={comment.text} />
            </div>
          )}
          {change && <Change {...props} change={change} />}
        </div>
      </div>
    </Document>
  )
}

function Change({
  site,
  action,
  change,
}: OwnCommentProps & { change: NonNullable<OwnCommentProps['change']> }) {
  const { t } = site
  const until = change.until && t('ownComment.until', { time: dayAndTime(site, change.until) })
  return (
    <div class="own-comment__ways">
      <details open={change.mend.length > 0}>
        <summary>{t('ownComment.change')}</summary>
        <form class="comment-form" method="post" action={action}>
          <Mend site={site} mend={change.mend} />
          <TextField site={site} text={change.text} mend={change.mend} />
          <div class="comment-form__end">
            <button type="submit" class="button" name="do" value="change">
              {t('ownComment.save')}
            </button>
            <p>
              {t('ownComment.changeAgain')} {until}
            </p>
          </div>
        </form>
      </details>
      <details>
        <summary>{t('ownComment.withdraw')}</summary>
        <form class="comment-form" method="post" action={action}>
          <p>
            {t('ownComment.withdrawText')} {until}
          </p>
          <button type="submit" class="button" name="do" value="withdraw">
            {t('ownComment.withdrawButton')}
          </button>
        </form>
      </details>
    </div>
  )
}
