import type { Challenge } from '../../contributions/bots/index.ts'
import { longest, type Typed } from '../../contributions/index.ts'
import { addressOf } from '../paths.ts'
import type { Site } from '../site.ts'

/** Where the form stands; links to it and its errors lead there. */
export const commentFormAnchor = 'comment-form'

/** The form below an article, or by itself when something is to be mended. */
export type CommentFormView = {
  article: { id: string; headline: string; path: string; commentMode: string }
  answers: { id: string; name: string; anchor: string } | null
  typed: Typed
  /** The box for mails about answers is ticked. */
  wantsReplies: boolean
  /** The work with which it may be sent once more at once; a script does it. */
  challenge: Challenge | null
  mend: { field: keyof Typed | null; message: string }[]
}

export const nothingTyped: Typed = { name: '', email: '', text: '' }

/** The invitation to contribute, the rules in short, and three fields. Works without scripts and in pages that are the same for all. */
export function CommentForm({
  site,
  view,
  level = 'h3',
}: {
  site: Site
  view: CommentFormView
  level?: 'h2' | 'h3'
}) {
  const { t, paths } = site
  const { article, answers, typed, wantsReplies, challenge, mend } = view
  // By itself the form comes right below the page's title.
  const Heading = level
  const isLookedAtFirst = article.commentMode === 'before'
  return (
    <form
      class="comment-form"
      id={commentFormAnchor}
      method="post"
      action={paths.comments}
      data-draft={`${article.id} ${answers?.id ?? ''}`}
      data-script={site.assets.commentScript}
      data-hint={`/api/v1/articles/${article.id}/comments/hint`}
      data-begin={paths.begin}
      data-anyway={t('comments.anyway')}
      data-most={longest.text}
      data-left={t('comments.left')}
      data-over={t('comments.over')}
      data-challenge={challenge ? JSON.stringify(challenge) : undefined}
      data-working={challenge ? t('comments.working') : undefined}
    >
      <Heading>
        {answers
          ? t('comments.answering', { name: answers.name })
          : t('comments.invitation', { headline: article.headline })}
      </Heading>
      {answers && (
        <p class="comment-form__instead">
          <a href={`${addressOf(article.path)}#${commentFormAnchor}`}>{t('comments.notAnswering')}</a>
        </p>
      )}
      <p class="comment-form__rules">
        {t('comments.rules')} <a href={paths.houseRules}>{t('comments.rulesLink')}</a>
      </p>
      <Mend site={site} mend={mend} />
      <input type="hidden" name="article" value={article.id} />
      {answers && <input type="hidden" name="answer" value={answers.id} />}
      <div class="comment-form__who">
        <Field name="name" label={t('comments.name')} hint={t('comments.nameHint')} mend={mend}>
          {(attributes) => (
            <input
              {...attributes}
              type="text"
              name="name"
              value={typed.name}
              maxlength={longest.name}
              autocomplete="name"
              required
            />
          )}
        </Field>
        <Field name="email" label={t('comments.email')} hint={t('comments.emailHint')} mend={mend}>
          {(attributes) => (
            <input
              {...attributes}
              type="email"
              name="email"
              value={typed.email}
              maxlength={longest.email}
              autocomplete="email"
              required
            />
          )}
        </Field>
      </div>
      <TextField site={site} text={typed.text} mend={mend} />
      <div class="field field--choice">
        <label>
          <input type="checkbox" name="replies" value="mail" checked={wantsReplies} />
          <span>
            {t('comments.replies')} <span class="field__hint">{t('comments.repliesHint')}</span>
          </span>
        </label>
      </div>
      <div class="comment-form__more" aria-hidden="true">
        <label>
          {t('comments.honeypot')}
          <input type="text" name="website" value="" tabindex={-1} autocomplete="off" />
        </label>
      </div>
      <div class="comment-form__end">
        <button type="submit" class="button">
          {t('comments.send')}
        </button>
        <p>
          {t(isLookedAtFirst ? 'comments.before' : 'comments.after')}{' '}
          <a href={paths.privacy}>{t('site.privacy')}</a>
        </p>
      </div>
    </form>
  )
}

/** The words themselves, also where they are changed later. */
export function TextField(props: { site: Site; text: string; mend: CommentFormView['mend'] }) {
  const { t } = props.site
  return (
    <Field
      name="text"
      label={t('comments.text')}
      hint={t('comments.textHint', { max: longest.text.toLocaleString(t.language) })}
      mend={props.mend}
    >
      {(attributes) => (
        <textarea {...attributes} name="text" rows={7} dir="auto" required>
          {/* A break right behind the tag is not part of the text. */}
          {`\n${props.text}`}
        </textarea>
      )}
    </Field>
  )
}

/** What is to be mended, said before the fields, so that it is heard first. */
export function Mend({ site, mend }: { site: Site; mend: CommentFormView['mend'] }) {
  if (mend.length === 0) return null
  return (
    <div class="comment-form__mend" role="alert">
      {/* What stands in no field is nothing to look for. */}
      {mend.some(({ field }) => field !== null) && <p>{site.t('comments.mend')}</p>}
      <ul>
        {mend.map(({ field, message }) => (
          <li>
            {field ? <a href={`#comment-${field}`}>{`${labelOf(site, field)}: ${message}`}</a> : message}
          </li>
        ))}
      </ul>
    </div>
  )
}

const labelOf = ({ t }: Site, field: keyof Typed): string => t(`comments.${field}`)

type FieldAttributes = { id: string; 'aria-describedby': string; 'aria-invalid'?: 'true' }
type FieldProps = {
  name: keyof Typed
  label: string
  hint: string
  mend: CommentFormView['mend']
  children: (attributes: FieldAttributes) => unknown
}

function Field({ name, label, hint, mend, children }: FieldProps) {
  const id = `comment-${name}`
  const wrong = mend.find(({ field }) => field === name)
  const attributes: FieldAttributes = {
    id,
    'aria-describedby': `${id}-hint`,
    ...(wrong ? { 'aria-invalid': 'true' as const } : {}),
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(attributes)}
      <p class="field__hint" id={`${id}-hint`}>
        {wrong ? <strong class="field__wrong">{wrong.message}</strong> : hint}
      </p>
    </div>
  )
}
