import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Empty, Loading, PageHead, ProblemNote } from '../shell/page.tsx'
import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { AtHand, type Doing } from './at-hand.tsx'
import { ManyPanel } from './many-panel.tsx'
import styles from './moderation.module.css'
import { countsQuery, figuresQuery, noFilters, type QueueFilters, rulesQuery } from './queries.ts'
import { QueueFilterBar } from './queue-filters.tsx'
import { QueueList } from './queue-list.tsx'
import { useChosen } from './use-chosen.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { useQueue } from './use-queue.ts'

/** The moderators' desk: one comment after the other, or many together, by keys alone if one likes. */
export function ModerationScreen() {
  const t = useTexts()
  const [filters, setFilters] = useState(noFilters)
  const desk = useQueue(filters)
  const chosen = useChosen(desk.items)
  // There when a key asks for them.
  useQuery(rulesQuery)
  const [doing, setDoing] = useState<Doing | null>(null)
  const { current, items, list } = desk
  const change = (next: QueueFilters) => {
    desk.select(null)
    chosen.none()
    setFilters(next)
  }
  const does = (what: Doing['what']) => current && setDoing({ what, commentId: current.id })
  const articleId = current?.article?.id ?? ''
  const move = {
    j: () => desk.next(),
    k: () => desk.previous(),
    arrowright: () => desk.next(),
    arrowleft: () => desk.previous(),
    arrowdown: () => desk.next(),
    arrowup: () => desk.previous(),
  }
  const choose = {
    x: () => current && chosen.toggle(current.id),
    ' ': () => current && chosen.toggle(current.id),
    'shift+j': () => current && desk.next(chosen.extendTo),
    'shift+arrowdown': () => current && desk.next(chosen.extendTo),
    'shift+k': () => current && desk.previous(chosen.extendTo),
    'shift+arrowup': () => current && desk.previous(chosen.extendTo),
    'shift+a': chosen.all,
  }
  const decide = {
    a: () => desk.take('approve'),
    r: () => does('reject'),
    s: () => desk.take('spam'),
    e: () => does('redact'),
    m: () => does('note'),
    n: () => desk.next(),
    u: desk.undoLast,
    f: () => change({ ...filters, article: filters.article ? '' : articleId }),
  }
  useDeskKeys(chosen.isAny ? { ...move, ...choose } : { ...move, ...choose, ...decide })
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
      {current === null && !chosen.isAny ? (
        <NothingWaits filters={filters} showAll={() => change({ ...noFilters, sort: filters.sort })} />
      ) : (
        <div className={styles.desk}>
          <QueueList
            items={items}
            current={current?.id ?? null}
            isTheirs={desk.isTheirs}
            onOpen={desk.select}
            more={desk.hasMore ? desk.loadMore : null}
            chosen={chosen}
            head={chosen.isAny && <ChosenHead chosen={chosen} />}
          />
          {chosen.isAny ? (
            <div className={styles.work}>
              <ManyPanel
                key={chosen.isAll ? 'all' : chosen.ids.join()}
                chosen={chosen.isAll ? { queue: filters } : { ids: chosen.ids }}
                onDone={(ids) => void desk.look(ids)}
                onClose={chosen.none}
              />
            </div>
          ) : (
            current && (
              <div className={styles.work}>
                <Position place={items.findIndex(({ id }) => id === current.id) + 1} filters={filters} />
                <AtHand
                  key={current.id}
                  item={current}
                  desk={desk}
                  doing={doing?.commentId === current.id ? doing.what : null}
                  does={(what) => (what === null ? setDoing(null) : does(what))}
                />
              </div>
            )
          )}
        </div>
      )}
    </>
  )
}

function ChosenHead({ chosen }: { chosen: ReturnType<typeof useChosen> }) {
  const t = useTexts()
  return (
    <div className={styles.chosenHead}>
      <span>{chosen.isAll ? t('bulk.allChosen') : t('bulk.chosen', { count: chosen.ids.length })}</span>
      <Button variant="default" size="compact-xs" onClick={chosen.isAll ? chosen.none : chosen.all}>
        {t(chosen.isAll ? 'bulk.none' : 'bulk.all')}
      </Button>
    </div>
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
