import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Keys } from '../shell/keys.tsx'
import { Empty, Loading, PageHead, ProblemNote } from '../shell/page.tsx'
import { DotWord } from '../shell/state-word.tsx'
import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { CommentCard } from './comment-card.tsx'
import styles from './moderation.module.css'
import { figuresQuery, type QueueSort } from './queries.ts'
import { QueueList } from './queue-list.tsx'
import { RejectForm } from './reject-form.tsx'
import { useDeskKeys } from './use-desk-keys.ts'
import { useQueue } from './use-queue.ts'
import { suggestedRule } from './words.ts'

const sorts: readonly QueueSort[] = ['risk', 'age', 'article']

/** The moderators' desk: one comment after the other, by keys alone if one likes. */
export function ModerationScreen() {
  const t = useTexts()
  const [sort, setSort] = useState<QueueSort>('risk')
  const desk = useQueue(sort)
  const [rejecting, setRejecting] = useState<string | null>(null)
  const { current, items, queue } = desk
  const isRejecting = current !== null && rejecting === current.id
  const openReject = () => setRejecting(current?.id ?? null)
  useDeskKeys({
    a: () => desk.take('approve'),
    r: openReject,
    s: () => desk.take('spam'),
    n: desk.next,
    j: desk.next,
    k: desk.previous,
    arrowright: desk.next,
    arrowleft: desk.previous,
    u: desk.undoLast,
  })
  if (queue.error && !queue.data)
    return <ProblemNote error={queue.error} retry={() => void queue.refetch()} />
  if (!queue.data) return <Loading />
  return (
    <>
      <PageHead
        title={t('place.moderation')}
        actions={
          <Select
            aria-label={t('moderation.sort')}
            value={sort}
            onChange={(value) => setSort(sorts.find((each) => each === value) ?? 'risk')}
            data={sorts.map((each) => ({ value: each, label: t(`moderation.sort.${each}`) }))}
            allowDeselect={false}
            w={170}
          />
        }
      >
        <FiguresLine />
      </PageHead>
      <UnscoredBanner />
      <ProblemNote error={desk.error} />
      {current === null ? (
        <Empty title={t('moderation.empty')}>{t('moderation.emptyHint')}</Empty>
      ) : (
        <div className={styles.desk}>
          <QueueList items={items} current={current.id} isTheirs={desk.isTheirs} onOpen={desk.select} />
          <div className={styles.work}>
            <p className={`small soft ${styles.position}`}>
              {t('moderation.position', {
                place: items.findIndex(({ id }) => id === current.id) + 1 || '–',
                count: items.length,
              })}
            </p>
            {desk.isTheirs(current) && (
              <p role="status">
                <DotWord tone="waiting">
                  {t('moderation.claimed', { name: current.claim?.name ?? '' })}
                </DotWord>
              </p>
            )}
            <CommentCard key={`card ${current.id}`} item={current} />
            {isRejecting ? (
              <RejectForm
                key={`reject ${current.id}`}
                start={suggestedRule(current)}
                onReject={(reasons) => {
                  setRejecting(null)
                  desk.take('reject', reasons)
                }}
                onCancel={() => setRejecting(null)}
              />
            ) : (
              <Actions desk={desk} openReject={openReject} />
            )}
          </div>
        </div>
      )}
    </>
  )
}

function Actions({ desk, openReject }: { desk: ReturnType<typeof useQueue>; openReject: () => void }) {
  const t = useTexts()
  return (
    <div className={styles.actions}>
      <Button onClick={() => desk.take('approve')} rightSection={<Keys keys="a" />}>
        {t('moderation.approve')}
      </Button>
      <Button variant="default" onClick={openReject} rightSection={<Keys keys="r" />}>
        {t('moderation.reject')}
      </Button>
      <Button variant="default" onClick={() => desk.take('spam')} rightSection={<Keys keys="s" />}>
        {t('moderation.spam')}
      </Button>
      <Button variant="subtle" color="gray" onClick={desk.next} rightSection={<Keys keys="n" />}>
        {t('moderation.skip')}
      </Button>
      <Button variant="subtle" color="gray" onClick={desk.undoLast} rightSection={<Keys keys="u" />}>
        {t('undo.action')}
      </Button>
    </div>
  )
}

function FiguresLine() {
  const t = useTexts()
  const figures = useQuery(figuresQuery).data
  if (!figures) return null
  const { decisions, agreed, suggested } = figures.today
  return (
    <p className={`small soft ${styles.figures}`}>
      {t('moderation.waitingCount', { count: figures.waiting })}
      {figures.oldest && (
        <>
          {' · '}
          {t('moderation.oldest')} <Time at={figures.oldest} />
        </>
      )}
      {decisions > 0 && ` · ${t('moderation.today', { count: decisions, agreed, suggested })}`}
    </p>
  )
}

function UnscoredBanner() {
  const t = useTexts()
  const figures = useQuery(figuresQuery).data
  return figures?.unscored ? (
    <p className={styles.banner} role="alert">
      {t('moderation.unscored')}
    </p>
  ) : null
}
