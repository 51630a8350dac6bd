import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Loading, ProblemNote } from '../../shell/page.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import { CommentCard } from '../comment-card.tsx'
import { DecisionLog, StatusWord, WriterComments } from '../history.tsx'
import { Notes } from '../notes.tsx'
import { commentQuery, type QueueItem } from '../queries.ts'
import { RedactForm } from '../redact-form.tsx'
import { RejectForm } from '../reject-form.tsx'
import { suggestedRule } from '../words.ts'
import styles from './comments.module.css'
import { useCommentActions } from './use-comment-actions.ts'
import type { CommentFilters } from './use-comment-filters.ts'

type Doing = 'reject' | 'remove' | 'redact' | 'note' | null
type Props = { id: string; onNarrow: (changes: Partial<CommentFilters>) => void }

/** One comment in any state, with all that was decided on it and what may be decided now. */
export function CommentDetail({ id, onNarrow }: Props) {
  const query = useQuery(commentQuery(id))
  const [doing, setDoing] = useState<Doing>(null)
  const act = useCommentActions(query.data, () => setDoing(null))
  if (query.error) return <ProblemNote error={query.error} />
  const item = query.data
  if (!item) return <Loading />
  const close = () => setDoing(null)
  return (
    <div className={styles.detail}>
      <p>
        <StatusWord item={item} />
      </p>
      <CommentCard item={item} />
      <ProblemNote error={act.error} />
      {(doing === 'reject' || doing === 'remove') && (
        <RejectForm
          start={suggestedRule(item)}
          label={doing === 'remove' ? 'comments.removeNow' : 'moderation.rejectNow'}
          onReject={(reasons) => act.decide(doing, reasons)}
          onCancel={close}
        />
      )}
      {doing === 'redact' && <RedactForm item={item} onRedact={act.redact} onCancel={close} />}
      {(doing === null || doing === 'note') && <Actions item={item} act={act} does={setDoing} />}
      <Notes
        item={item}
        isOpen={doing === 'note'}
        onOpen={() => setDoing('note')}
        onClose={close}
        onNoted={act.refresh}
      />
      <DecisionLog item={item} />
      <WriterComments item={item} />
      <Narrowing item={item} onNarrow={onNarrow} />
    </div>
  )
}

function Actions({
  item,
  act,
  does,
}: {
  item: QueueItem
  act: ReturnType<typeof useCommentActions>
  does: (doing: Doing) => void
}) {
  const t = useTexts()
  const { status } = item
  const isTurnedDown = status === 'rejected' || status === 'removed' || status === 'spam'
  if (status === 'withdrawn') return null
  const quiet = { variant: 'default', disabled: act.busy } as const
  return (
    <div className={styles.actions}>
      {status === 'pending' && (
        <>
          <Button disabled={act.busy} onClick={() => act.decide('approve')}>
            {t('moderation.approve')}
          </Button>
          <Button {...quiet} onClick={() => does('reject')}>
            {t('moderation.reject')}
          </Button>
        </>
      )}
      {isTurnedDown && (
        <Button {...quiet} onClick={() => act.decide('approve')}>
          {t('comments.restore')}
        </Button>
      )}
      {status === 'approved' && (
        <>
          <Button {...quiet} onClick={() => act.pick(item.pickedAt === null)}>
            {t(item.pickedAt === null ? 'comments.pick' : 'comments.unpick')}
          </Button>
          <Button {...quiet} onClick={() => does('remove')}>
            {t('comments.remove')}
          </Button>
        </>
      )}
      {(status === 'pending' || status === 'approved') && (
        <>
          <Button {...quiet} onClick={() => does('redact')}>
            {t('redact.open')}
          </Button>
          <Button {...quiet} onClick={() => act.decide('spam')}>
            {t('moderation.spam')}
          </Button>
        </>
      )}
    </div>
  )
}

/** From one comment to others like it. */
function Narrowing({ item, onNarrow }: { item: QueueItem; onNarrow: Props['onNarrow'] }) {
  const t = useTexts()
  const { article, author } = item
  return (
    <p className={styles.links}>
      {item.status === 'approved' && item.url && (
        <a href={item.url} target="_blank" rel="noreferrer">
          {t('comments.onSite')}
        </a>
      )}
      {article && <Link onClick={() => onNarrow({ article: article.id })}>{t('comments.byArticle')}</Link>}
      {author.writerId && (
        <Link onClick={() => onNarrow({ writer: author.writerId ?? '' })}>{t('comments.byWriter')}</Link>
      )}
      {author.network && (
        <Link onClick={() => onNarrow({ network: author.network ?? '' })}>{t('comments.byNetwork')}</Link>
      )}
    </p>
  )
}

const Link = ({ onClick, children }: { onClick: () => void; children: string }) => (
  <Button variant="default" size="compact-sm" onClick={onClick}>
    {children}
  </Button>
)
