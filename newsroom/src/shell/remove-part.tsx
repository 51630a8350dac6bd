import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ListSearch } from '../articles/list/filters.ts'
import { ProblemNote } from './page.tsx'
import styles from './remove-part.module.css'

type Props = {
  button: string
  onRemove: () => void
  busy?: boolean
  error?: unknown
  /** Why it cannot go now; null when it can. */
  hindrance?: string | null
  /** The articles that stand in the way. */
  hindranceLink?: { search: ListSearch; words: string }
}

/** At the foot of a detail: removing, or why that does not work yet. */
export function RemovePart({ button, onRemove, busy = false, error, hindrance, hindranceLink }: Props) {
  return (
    <div className={styles.part}>
      {hindrance ? (
        <p className="small soft">
          {hindrance}{' '}
          {hindranceLink && (
            <Link to="/articles" search={hindranceLink.search}>
              {hindranceLink.words}
            </Link>
          )}
        </p>
      ) : (
        <Button
          variant="subtle"
          color="red"
          px={0}
          loading={busy}
          onClick={onRemove}
          className={styles.button}
        >
          {button}
        </Button>
      )}
      {error ? <ProblemNote error={error} /> : null}
    </div>
  )
}
