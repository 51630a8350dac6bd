import { VisuallyHidden } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TagSuggestion } from '../../../../../src/newsroom-api/contract/tag-suggestions.ts'
import { Icon } from '../../../shell/icons.tsx'
import { tagSuggestionsQuery } from '../../../tags/queries.ts'
import { useTexts } from '../../../texts/use-texts.tsx'
import styles from './panel.module.css'

type Props = {
  articleId: string
  /** The revision that was saved last: what it says is what suggestions are made of. */
  revision: number
  /** Names of the tags that the article has, saved or not. */
  has: readonly string[]
  onAdd: (name: string) => void
}

/** Tags of the paper that the text names. One press adds one, another puts one aside for this article; nothing is set by itself. */
export function TagSuggestions({ articleId, revision, has, onAdd }: Props) {
  const t = useTexts()
  const found = useQuery({ ...tagSuggestionsQuery(articleId, revision), placeholderData: keepPreviousData })
  const [aside, setAside] = useLocalStorage<string[]>({
    key: `depesche.tags-aside.${articleId}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  })
  const held = new Set(has.map((name) => name.toLowerCase()))
  const shown = (found.data?.items ?? []).filter(
    ({ tagId, name }) => !held.has(name.toLowerCase()) && !aside.includes(tagId),
  )
  if (shown.length === 0) return null
  return (
    <section className={styles.suggestions} aria-labelledby="tag-suggestions">
      <h3 id="tag-suggestions">{t('panel.suggestedTags')}</h3>
      <ul>
        {shown.map((suggestion) => (
          <li key={suggestion.tagId} data-main={suggestion.isMain || undefined}>
            <button
              type="button"
              className={`plain-button ${styles.suggestion}`}
              onClick={() => onAdd(suggestion.name)}
              title={reasonOf(suggestion)}
            >
              <Icon name="plus" size={12} />
              <span>{suggestion.name}</span>
              <span className={styles.suggestionFacts}>
                {t(`tags.kind.${suggestion.kind}`)} · {suggestion.passages.length}×
              </span>
              <VisuallyHidden>{t('panel.addTag')}</VisuallyHidden>
            </button>
            <button
              type="button"
              className={`plain-button ${styles.aside}`}
              onClick={() => setAside([...aside, suggestion.tagId])}
              aria-label={t('panel.tagAside', { name: suggestion.name })}
              title={t('panel.tagAside', { name: suggestion.name })}
            >
              <Icon name="close" size={12} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The forms in which the text names it: „Kims“, „Kim Jong Un“. */
const reasonOf = ({ passages }: TagSuggestion): string =>
  [...new Set(passages.map(({ words }) => `„${words}“`))].slice(0, 6).join(', ')
