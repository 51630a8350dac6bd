import type { PublicComment } from '../../comments/index.ts'
import type { CommentOrder } from '../../comments/thread/index.ts'
import type { Site } from '../site.ts'
import { CommentForm, type CommentFormView, commentFormAnchor } from './comment-form.tsx'
import { CommentText } from './comment-text.tsx'
import { dayAndTime, Time } from './time.tsx'

/** One page of an article's comments, in one of the orders, and the form for who adds one. */
export type CommentsView = {
  articleId: string
  /** Of the whole thread. */
  count: number
  /** The article's address, and that of this page of its thread. */
  pageUrl: string
  articleUrl: string
  order: CommentOrder
  orders: { order: CommentOrder; url: string }[]
  /** The editors' picks, a few. */
  picks: { name: string; beginning: string; url: string }[]
  comments: ShownComment[]
  earlier: string | null
  later: string | null
  /** Null where nobody can write any more. */
  form: CommentFormView | null
}
/**
 * `answers`: whom and where, if that comment is on this page and the eye cannot see it; `isNear` where a wide screen shows
 * it by moving the answer in. `isByAuthor`: whoever wrote the article.
 */
export type ShownComment = PublicComment & {
  answers: { name: string; anchor: string; isNear: boolean } | null
  isByAuthor: boolean
}

/** Where links to the thread lead. */
export const commentsAnchor = 'comments'
/** Deeper answers are not moved in further: lines stay long enough to read. */
export const deepestIndent = 3
const recommendForm = 'recommend-form'

/** What readers wrote below the article, and how to add to it. Nothing where there is nothing and nobody may write. */
export function Comments({ site, view }: { site: Site; view: CommentsView | null }) {
  if (!view || (view.count === 0 && !view.form)) return null
  const { t, paths } = site
  return (
    <section
      class="comments"
      id={commentsAnchor}
      aria-labelledby="comments-title"
      data-article={view.articleId}
      data-page={view.pageUrl}
      data-script={site.assets.liveScript}
      data-one={t('comments.newOne')}
      data-many={t('comments.newMany')}
    >
      <h2 id="comments-title">
        {view.count === 0 ? t('comments.heading') : t('comments.title', { count: view.count })}
      </h2>
      <Picks site={site} view={view} />
      <Orders site={site} view={view} />
      {view.earlier && (
        <p class="comments__more">
          <a href={view.earlier}>{t('comments.earlier')}</a>
        </p>
      )}
      {view.count > 0 && (
        <>
          <form id={recommendForm} method="post" action={paths.recommend} />
          <ol>
            {view.comments.map((comment) => (
              <Comment site={site} comment={comment} view={view} />
            ))}
          </ol>
        </>
      )}
      {view.later && (
        <p class="comments__more">
          <a href={view.later}>{t('comments.later')}</a>
        </p>
      )}
      {view.form ? (
        <CommentForm site={site} view={view.form} />
      ) : (
        <p class="comments__closed">{t('comments.closed')}</p>
      )}
    </section>
  )
}

function Picks({ site, view }: { site: Site; view: CommentsView }) {
  if (view.picks.length === 0) return null
  return (
    <div class="comments__picks">
      <h3>{site.t('comments.picks')}</h3>
      <ul>
        {view.picks.map(({ name, beginning, url }) => (
          <li>
            <a href={url}>
              <strong>
                <bdi>{name}</bdi>
              </strong>{' '}
              <span dir="auto">{beginning}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Orders({ site, view }: { site: Site; view: CommentsView }) {
  if (view.count < 2) return null
  return (
    <nav class="comments__orders" aria-label={site.t('comments.order')}>
      <ul>
        {view.orders.map(({ order, url }) => (
          <li>
            <a href={url} rel="nofollow" aria-current={order === view.order ? 'true' : undefined}>
              {site.t(`comments.order.${order}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type Shown = { site: Site; comment: ShownComment; view: CommentsView }

function Comment({ site, comment, view }: Shown) {
  const indent = view.order === 'thread' ? Math.min(comment.depth, deepestIndent) : 0
  return (
    <li class={`comment${indent > 0 ? ` comment--${indent}` : ''}`} id={comment.anchor}>
      <p class="comment__head">
        <span class="comment__name" dir="auto">
          {comment.authorUrl ? (
            <a href={comment.authorUrl} rel="nofollow ugc noopener">
              {comment.authorName}
            </a>
          ) : (
            comment.authorName
          )}
        </span>
        <Marks site={site} comment={comment} />
        <a class="comment__time" href={`${view.pageUrl}#${comment.anchor}`}>
          <Time site={site} at={comment.createdAt} words={dayAndTime(site, comment.createdAt)} />
        </a>
        {comment.editedAt && <span class="comment__edited">{site.t('comments.edited')}</span>}
      </p>
      {comment.answers && (
        <p class={`comment__answers${comment.answers.isNear ? ' comment__answers--near' : ''}`}>
          <a href={`#${comment.answers.anchor}`}>
            {site.t('comments.answers', { name: comment.answers.name })}
          </a>
        </p>
      )}
      <CommentText text={comment.text} />
      <Actions site={site} comment={comment} view={view} />
    </li>
  )
}

/** Who of the paper it is, and what the editors think of it. */
function Marks({ site: { t }, comment }: Pick<Shown, 'site' | 'comment'>) {
  const isOurs = comment.authorId !== null || comment.isStaff
  return (
    <>
      {comment.isByAuthor ? (
        <span class="comment__mark">{t('comments.byAuthor')}</span>
      ) : (
        isOurs && <span class="comment__mark">{t('comments.byEditors')}</span>
      )}
      {comment.isPicked && <span class="comment__mark comment__mark--picked">{t('comments.picked')}</span>}
    </>
  )
}

function Actions({ site: { t, paths }, comment, view }: Shown) {
  const { authorName: name, recommendations: count } = comment
  return (
    <p class="comment__actions">
      <button
        type="submit"
        form={recommendForm}
        name="comment"
        value={comment.id}
        aria-label={t('comments.recommendOf', { name })}
      >
        {t('comments.recommend')}
      </button>
      {count > 0 && <span>{t('comments.recommendations', { count })}</span>}
      {view.form && (
        <a
          href={`${view.articleUrl}?answer=${comment.id}#${commentFormAnchor}`}
          rel="nofollow"
          aria-label={t('comments.answerTo', { name })}
        >
          {t('comments.answer')}
        </a>
      )}
      <a
        href={`${paths.report}?comment=${comment.id}`}
        rel="nofollow"
        aria-label={t('comments.reportOf', { name })}
      >
        {t('comments.report')}
      </a>
    </p>
  )
}
