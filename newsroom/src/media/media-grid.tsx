import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './media.module.css'
import { Picture } from './media-picture.tsx'
import type { Media } from './queries.ts'

type Props = {
  items: readonly Media[]
  selected: ReadonlySet<string>
  onSelect: (media: Media) => void
  onOpen?: (media: Media) => void
  more?: { load: () => void; loading: boolean } | undefined
  empty: ReactNode
}

/** Pictures as a dense wall; a missing alternative text or credit is said under the picture. */
export function MediaGrid({ items, selected, onSelect, onOpen, more, empty }: Props) {
  const t = useTexts()
  if (items.length === 0) return <>{empty}</>
  return (
    <>
      <ul className={`plain-list ${styles.grid}`}>
        {items.map((media) => (
          <li key={media.id}>
            <button
              type="button"
              data-row
              className={`plain-button ${styles.tile}`}
              aria-pressed={selected.has(media.id)}
              onClick={() => onSelect(media)}
              onDoubleClick={() => onOpen?.(media)}
            >
              {media.kind === 'picture' ? (
                <Picture media={media} alt={media.alt || media.fileName} width={320} crop="wide" />
              ) : (
                <span className={styles.file}>{media.fileName.split('.').at(-1)}</span>
              )}
              <span className={styles.tileName}>{media.caption || media.fileName}</span>
              <span className={styles.tileNote}>
                {media.kind === 'picture' && media.alt === null && (
                  <span className="error">{t('media.noAlt')} </span>
                )}
                {media.credit ??
                  (media.kind === 'picture' && <span className="error">{t('media.noCredit')}</span>)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more && (
        <Button variant="subtle" color="gray" m="sm" loading={more.loading} onClick={more.load}>
          {t('list.more')}
        </Button>
      )}
    </>
  )
}
