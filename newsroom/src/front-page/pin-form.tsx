import { ActionIcon, Button, Group, Textarea, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { PictureField } from '../media/picture-field.tsx'
import { useSite } from '../session/session.ts'
import { instantOf, localTime } from '../shell/dates.ts'
import { Fields } from '../shell/fields.tsx'
import { Icon } from '../shell/icons.tsx'
import { tooLong } from '../shell/limits.ts'
import { useTexts } from '../texts/use-texts.tsx'
import type { BoardPin } from './board.ts'
import styles from './front-page.module.css'
import { likelyEnds } from './likely-ends.ts'

type Props = { pin: BoardPin; onChange: (changes: Partial<BoardPin>) => void; onClose: () => void }

/** Words, picture and end of a pin, for the front page alone; the article itself stays as it is. */
export function PinForm({ pin, onChange, onClose }: Props) {
  const t = useTexts()
  const { timeZone } = useSite()
  useCloseOnEscape(onClose)
  const setUntil = (until: string | null) => onChange({ until })
  return (
    <section className={styles.form} aria-label={pin.article.headline}>
      <div className={styles.formHead}>
        <h2>{pin.article.headline}</h2>
        <ActionIcon
          onClick={onClose}
          aria-label={t('frontPage.backToList')}
          title={t('frontPage.backToList')}
        >
          <Icon name="close" />
        </ActionIcon>
      </div>
      <Fields>
        <Textarea
          label={t('frontPage.headlineHere')}
          placeholder={pin.article.headline}
          value={pin.headline ?? ''}
          onChange={({ currentTarget }) =>
            onChange({ headline: currentTarget.value.replace(/\s*\n+\s*/g, ' ') || null })
          }
          autosize
          error={tooLong(t, pin.headline ?? '', 400)}
          autoFocus
        />
        <PictureField
          label={t('frontPage.pictureHere')}
          description={t('frontPage.pictureHint')}
          mediaId={pin.mediaId}
          onChange={(mediaId) => onChange({ mediaId })}
        />
        <TextInput
          type="datetime-local"
          label={t('frontPage.untilLabel')}
          description={t('frontPage.untilHint')}
          value={pin.until ? localTime(pin.until, timeZone) : ''}
          onChange={({ currentTarget }) => setUntil(instantOf(currentTarget.value, timeZone))}
        />
        <Group gap={6}>
          {likelyEnds(new Date().toISOString(), timeZone).map(({ name, at }) => (
            <Button key={name} variant="default" size="compact-xs" onClick={() => setUntil(at)}>
              {t(`frontPage.end.${name}`)}
            </Button>
          ))}
          {pin.until && (
            <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setUntil(null)}>
              {t('frontPage.openEnd')}
            </Button>
          )}
        </Group>
        <Link to="/articles/$id" params={{ id: pin.articleId }}>
          {t('frontPage.toArticle')}
        </Link>
      </Fields>
    </section>
  )
}

function useCloseOnEscape(close: () => void) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('[role=dialog]'))
        close()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [close])
}
