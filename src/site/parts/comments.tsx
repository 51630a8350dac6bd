import type { PublicComment } from '../../comments/index.ts'
import type { Site } from '../site.ts'
import { dayAndTime, Time } from './time.tsx'

/** One page of an article's comments, in the order of the thread. */
export type CommentsView = {
  /** Of the whole thread. */
  count: number
  /** The article's address, and that of this page of its thread. */
  pageUrl: string
  comments: ShownComment[]
  earlier: string | null
  later: string | null
}
/** `answers`: whom and where, if that comment is on this page or was withdrawn from none. */
export type ShownComment = PublicComment & { answers: { name: string; anchor: string } | null }

/** Where links to the thread lead. */
export const commentsAnchor = 'comments'
/** Deeper answers are not moved in further: lines stay long enough to read on a phone. */
const deepestIndent = 4

/** What readers wrote, below the article, as it stands in its thread. Nothing while there is nothing. */
export function Comments({ site, view }: { site: Site; view: CommentsView | null }) {
  if (!view || view.count === 0) return null
  return (
    <section class="comments" id={commentsAnchor} aria-labelledby="comments-title">
      <h2 id="comments-title">{site.t('comments.title', { count: view.count })}</h2>
      {view.earlier && (
        <p class="comments__more">
          <a href={view.earlier}>{site.t('comments.earlier')}</a>
        </p>
      )}
      <ol>
        {view.comments.map((comment) => (
          <Comment site={site} comment={comment} pageUrl={view.pageUrl} />
        ))}
      </ol>
      {view.later && (
        <p class="comments__more">
          <a href={view.later}>{site.t('comments.later')}</a>
        </p>
      )}
    </section>
  )
}

function Comment({ site, comment, pageUrl }: { site: Site; comment: ShownComment; pageUrl: string }) {
  const indent = Math.min(comment.depth, deepestIndent)
  return (
    <li class={`comment${indent > 0 ? ` comment--${indent}` : ''}`} id={comment.anchor}>
      <p class="comment__head">
        <span class="comment__name">
          {comment.authorUrl ? (
            <a href={comment.authorUrl} rel="nofollow ugc noopener">
              {comment.authorName}
            </a>
          ) : (
            comment.authorName
          )}
        </span>
        {comment.authorId && <span class="comment__mark">{site.t('comments.byEditors')}</span>}
        <a class="comment__time" href={`${pageUrl}#${comment.anchor}`}>
          <Time site={site} at={comment.createdAt} words={dayAndTime(site, comment.createdAt)} />
        </a>
      </p>
      {comment.answers && (
        <p class="comment__answers">
          <a href={`#${comment.answers.anchor}`}>
            {site.t('comments.answers', { name: comment.answers.name })}
          </a>
        </p>
      )}
      <div class="comment__text" dir="auto">
        {comment.text
          .split(/\n\s*\n/)
          .filter((part) => part.trim() !== '')
          .map((part) => (
            <p>{withLinks(part.trim())}</p>
          ))}
      </div>
    </li>
  )
}

/** Addresses can be followed; search engines need not (`ugc`: whoever wrote it is not us). */
const withLinks = (text: string) =>
  text.split(/(https?:\/\/[^\s<>"„“”]+[^\s<>"„“”.,;:!?)\]])/).map((part, index) =>
    index % 2 === 1 ? (
      <a href={part} rel="nofollow ugc noopener">
        {part}
      </a>
    ) : (
      part
    ),
  )
