import { Button } from '@mantine/core'
import { Keys } from '../shell/keys.tsx'
import { DotWord } from '../shell/state-word.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { CommentCard } from './comment-card.tsx'
import { DecisionLog, WriterComments } from './history.tsx'
import styles from './moderation.module.css'
import { Notes } from './notes.tsx'
import type { QueueItem } from './queries.ts'
import { RedactForm } from './redact-form.tsx'
import { RejectForm } from './reject-form.tsx'
import type { useQueue } from './use-queue.ts'
import { suggestedRule } from './words.ts'

/** What the moderator is in the middle of, and with which comment. */
export type Doing = { what: 'reject' | 'redact' | 'note'; commentId: string }

type Desk = ReturnType<typeof useQueue>
type Props = {
  item: QueueItem
  desk: Desk
  doing: Doing['what'] | null
  does: (what: Doing['what'] | null) => void
}

/** The comment at hand, with what may become of it. */
export function AtHand({ item, desk, doing, does }: Props) {
  const t = useTexts()
  return (
    <>
      {(desk.isTheirs(item) || desk.isDecided) && (
        <p role="status">
          <DotWord tone="waiting">
            {desk.isDecided
              ? t('moderation.decidedMeanwhile')
              : t('moderation.claimed', { name: item.claim?.name ?? '' })}
          </DotWord>
        </p>
      )}
      <CommentCard item={item} />
      {doing === 'reject' && (
        <RejectForm
          start={suggestedRule(item)}
          onReject={(reasons) => {
            does(null)
            desk.take('reject', reasons)
          }}
          onCancel={() => does(null)}
        />
      )}
      {doing === 'redact' && (
        <RedactForm
          item={item}
          onRedact={(given) => {
            does(null)
            desk.shorten(given)
          }}
          onCancel={() => does(null)}
        />
      )}
      {doing !== 'reject' && doing !== 'redact' && <Actions desk={desk} does={does} />}
      <Notes
        item={item}
        isOpen={doing === 'note'}
        onOpen={() => does('note')}
        onClose={() => does(null)}
        onNoted={() => void desk.look([item.id])}
      />
      <WriterComments item={item} />
      <DecisionLog item={item} />
    </>
  )
}

function Actions({ desk, does }: { desk: Desk; does: Props['does'] }) {
  const t = useTexts()
  return (
    <div className={styles.actions}>
      <Button onClick={() => desk.take('approve')} rightSection={<Keys keys="a" />}>
        {t('moderation.approve')}
      </Button>
      <Button variant="default" onClick={() => does('reject')} rightSection={<Keys keys="r" />}>
        {t('moderation.reject')}
      </Button>
      <Button variant="default" onClick={() => desk.take('spam')} rightSection={<Keys keys="s" />}>
        {t('moderation.spam')}
      </Button>
      <Button variant="default" onClick={() => does('redact')} rightSection={<Keys keys="e" />}>
        {t('redact.open')}
      </Button>
      <Button variant="subtle" color="gray" onClick={() => desk.next()} rightSection={<Keys keys="n" />}>
        {t('moderation.skip')}
      </Button>
      <Button variant="subtle" color="gray" onClick={desk.undoLast} rightSection={<Keys keys="u" />}>
        {t('undo.action')}
      </Button>
    </div>
  )
}
