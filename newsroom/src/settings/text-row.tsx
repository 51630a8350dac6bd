import { Button, Textarea } from '@mantine/core'
import { memo } from 'react'
import { tooLong } from '../shell/limits.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { placeholderSlips, placeholdersIn } from './placeholders.ts'
import type { EditableText } from './queries.ts'
import styles from './texts-desk.module.css'

type Props = {
  text: EditableText
  own: string | undefined
  onChange: (words: string | undefined) => void
  onReset: () => void
}

/** One text: its default, the own words beside it, and what the system fills in. Drawn anew only when its words change. */
export const TextRow = memo(
  TextRowPlain,
  (before, after) => before.text === after.text && before.own === after.own,
)

function TextRowPlain({ text, own, onChange, onReset }: Props) {
  const t = useTexts()
  const slips = placeholderSlips(text.text, own ?? text.text)
  const over = tooLong(t, own ?? '', 2000)
  const warnings = [
    ...(over ? [over] : []),
    ...(slips.unknown.length > 0 ? [t('settings.texts.unknown', { names: slips.unknown.join(', ') })] : []),
    ...(own && slips.missing.length > 0
      ? [t('settings.texts.missing', { names: slips.missing.join(', ') })]
      : []),
  ]
  const hints = [
    ...(placeholdersIn(text.text).length > 0
      ? [t('settings.texts.fills', { names: placeholdersIn(text.text).join(', ') })]
      : []),
    ...(text.text.includes('|') ? [t('settings.texts.plural')] : []),
  ]
  return (
    <li className={styles.row} data-own={own !== undefined || undefined}>
      <div>
        <p className={styles.default}>{text.text}</p>
        <code className={styles.key}>{text.key}</code>
      </div>
      <Textarea
        aria-label={text.text}
        value={own ?? ''}
        placeholder={t('settings.texts.ownWords')}
        onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
        error={warnings.length > 0 ? warnings.join(' ') : null}
        description={hints.join(' ')}
        inputWrapperOrder={['input', 'description', 'error']}
        autosize
      />
      {own !== undefined && (
        <Button variant="subtle" color="gray" size="compact-xs" onClick={onReset} className={styles.reset}>
          {t('settings.texts.reset')}
        </Button>
      )}
    </li>
  )
}
