import { Button } from '@mantine/core'
import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { boardOf, pinsOf } from './board.ts'
import styles from './front-page.module.css'
import type { FrontPage } from './queries.ts'

type Props = { theirs: FrontPage; takeTheirs: () => void; insist: () => void; busy: boolean }

/** Two people arranged at the same time: says who, what now stands on the page, and asks which shall. */
export function ConflictNote({ theirs, takeTheirs, insist, busy }: Props) {
  const t = useTexts()
  const board = boardOf(theirs, Date.now())
  const pins = pinsOf(board)
  return (
    <div className={styles.conflict} role="alert">
      <p>
        <strong>{t('frontPage.conflict', { name: theirs.changedBy ?? t('frontPage.somebody') })}</strong>{' '}
        {theirs.changedAt && <Time at={theirs.changedAt} />}
      </p>
      <p className="soft">{t('frontPage.conflictNow')}</p>
      {pins.length > 0 ? (
        <ol className={`plain-list ${styles.theirs}`}>
          {pins.map(({ articleId, headline, article }, index) => (
            <li key={articleId}>
              <span className={styles.number}>{index + (board.lead ? 1 : 2)}</span>{' '}
              {headline ?? article.headline}
            </li>
          ))}
        </ol>
      ) : (
        <p>{t('frontPage.nothingPinned')}</p>
      )}
      <div className={styles.choice}>
        <Button variant="default" onClick={takeTheirs}>
          {t('form.takeTheirs')}
        </Button>
        <Button variant="default" onClick={insist} loading={busy}>
          {t('frontPage.insist')}
        </Button>
      </div>
    </div>
  )
}
