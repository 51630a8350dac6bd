import { useTexts } from '../../../../texts/use-texts.tsx'
import styles from './views.module.css'

/** Who said it, under a quotation. Shown faintly until there is something in it. */
export function CiteField({
  value,
  onChange,
}: {
  value: string | null
  onChange: (cite: string | null) => void
}) {
  const t = useTexts()
  return (
    <input
      className={styles.cite}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
      placeholder={t('body.cite')}
      aria-label={t('body.cite')}
      contentEditable={false}
    />
  )
}
