import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Keys } from '../shell/keys.tsx'
import { Empty, Loading, PageHead, ProblemNote } from '../shell/page.tsx'
import { DotWord } from '../shell/state-word.tsx'
import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { CommentCard } from './comment-card.tsx'
import styles from './moderation.module.css'
import { countsQuery, figuresQuery, noFilters, type QueueFilters } from './queries.ts'
import { QueueFilterBar } from './queue-filters.tsx'
import { QueueList } from './queue-list.tsx'
import { RejectForm } from './reject-form.tsx'
import { useDeskKeys } from './use-desk-keys.ts'
import { useQueue } from './use-queue.ts'
import { suggestedRule } from './words.ts'

/** The moderators' desk: one comment after the other, by keys alone if one likes. */
export function ModerationScreen() {
  const t = useTexts()
  const [filters, setFilters] = useState(noFilters)
  const desk = useQueue(filters)
  const [rejecting, setRejecting] = useState<string | null>(null)
  const { current, items, list } = desk
  const isRejecting = current !== null && rejecting === current.id
  const openReject = () => setRejecting(current?.id ?? null)
  const change = (next: QueueFilters) => {
    desk.select(null)
    setFilters(next)
  }
  const articleId = current?.article?.id ?? ''
  useDeskKeys({
    a: () => desk.take('approve'),
    r: openReject,
    s: () => desk.take('spam'),
    n: desk.next,
    j: desk.next,
    k: desk.previous,
    arrowright: desk.next,
    arrowleft: desk.previous,
    arrowdown: desk.next,
    arrowup: desk.previous,
    u: desk.undoLast,
    f: () => change({ ...filters, article: filters.article ? '' : articleId }),
  })
  if (list.error && !list.data) return <ProblemNote error={list.error} retry={() => void list.refetch()} />
  if (!list.data) return <Loading />
  return (
    <>
      <PageHead
        title={t('place.moderation')}
        actions={<QueueFilterBar filters={filters} onChange={change} />}
      >
        <FiguresLine />
      </PageHead>
      <UnscoredBanner />
      <ProblemNote error={desk.error} />
      {current === null ? (
        <NothingWaits filters={filters} showAll={() => change({ ...noFilters, sort: filters.sort })} />
      ) : (
        <div className={styles.desk}>
          <QueueList
            items={items}
            current={current.id}
            isTheirs={desk.isTheirs}
            onOpen={desk.select}
            more={desk.hasMore ? desk.loadMore : null}
          />
          <div className={styles.work}>
            <Position place={items.findIndex(({ id }) => id === current.id) + 1} filters={filters} />
            {(desk.isTheirs(current) || desk.isDecided) && (
              <p role="status">
                <DotWord tone="waiting">
                  {desk.isDecided
                    ? t('moderation.decidedMeanwhile')
                    : t('moderation.claimed', { name: current.claim?.name ?? '' })}
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

/** Which of how many; counted on the server, as most are not loaded yet. */
function Position({ place, filters }: { place: number; filters: QueueFilters }) {
  const t = useTexts()
  const counts = useQuery(countsQuery).data
  const isWhole = !filters.section && !filters.article && !filters.signal
  return (
    <p className={`small soft ${styles.position}`}>
      {isWhole && counts
        ? t('moderation.position', { place: place || '–', count: Math.max(counts.waiting, place) })
        : t('moderation.place', { place: place || '–' })}
    </p>
  )
}

function NothingWaits({ filters, showAll }: { filters: QueueFilters; showAll: () => void }) {
  const t = useTexts()
  const isWhole = !filters.section && !filters.article && !filters.signal
  return isWhole ? (
    <Empty title={t('moderation.empty')}>{t('moderation.emptyHint')}</Empty>
  ) : (
    <Empty
      title={t('moderation.noneOfThese')}
      action={
        <Button variant="default" onClick={showAll}>
          {t('moderation.showAll')}
        </Button>
      }
    />
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
