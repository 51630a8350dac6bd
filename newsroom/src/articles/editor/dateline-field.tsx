import { useSite } from '../../session/session.ts'
import { useTexts } from '../../texts/use-texts.tsx'
import styles from './title-block.module.css'

type Props = {
  places: string[]
  source: string
  error: string | null
  readOnly: boolean
  onChange: (change: { places?: string[]; source?: string }) => void
}

/** `PEKING / LONDON (Name) –`: places parted by a slash, and the source in brackets, the site's name when empty. */
export function DatelineField({ places, source, error, readOnly, onChange }: Props) {
  const t = useTexts()
  const site = useSite()
  const text = places.join(' / ')
  return (
    <div className={styles.dateline} data-wrong={error ? true : undefined}>
      <Grown
        label={t('articles.places')}
        value={text}
        wrong={error !== null}
        placeholder={t('articles.placesHint')}
        readOnly={readOnly}
        upper
        onChange={(value) => onChange({ places: placesOf(value) })}
      />
      {places.length > 0 && (
        <>
          <span>&nbsp;(</span>
          <Grown
            label={t('articles.source')}
            value={source}
            wrong={error !== null}
            placeholder={site.name}
            readOnly={readOnly}
            onChange={(value) => onChange({ source: value })}
          />
          <span>)&nbsp;–</span>
        </>
      )}
      {error && (
        <p className={styles.datelineError} role="status" id="article-dateline-error">
          {error}
        </p>
      )}
    </div>
  )
}

/** While one types, an empty place after the last slash is the next one beginning. */
function placesOf(text: string): string[] {
  const parts = text.split('/').map((part, i, all) => (i === all.length - 1 ? part.trimStart() : part.trim()))
  return parts.filter((part, i) => part !== '' || (i > 0 && i === parts.length - 1))
}

type GrownProps = {
  label: string
  value: string
  wrong: boolean
  placeholder: string
  readOnly: boolean
  upper?: boolean
  onChange: (value: string) => void
}

/** An input as wide as its text. */
function Grown({ label, value, wrong, placeholder, readOnly, upper, onChange }: GrownProps) {
  return (
    <span
      className={styles.grown}
      data-value={value || placeholder}
      data-upper={upper && value ? true : undefined}
    >
      <input
        aria-label={label}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? 'article-dateline-error' : undefined}
        value={value}
        placeholder={placeholder}
        readOnly={readOnly}
        size={1}
        data-prose-field
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  )
}
