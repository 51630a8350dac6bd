import { Select, Textarea, TextInput } from '@mantine/core'
import { articleLanguages, languageName } from '../articles/words.ts'
import { Fields } from '../shell/fields.tsx'
import { RemovePart } from '../shell/remove-part.tsx'
import type { Kept } from '../shell/use-kept.ts'
import { useTexts } from '../texts/use-texts.tsx'
import type { PageDraft } from './page-draft.ts'
import styles from './pages.module.css'

type Props = {
  form: Kept<PageDraft>
  labels: { [F in keyof PageDraft]: string }
  onRemove: () => void
}

/** What is not text: address, language, how search engines tell it. */
export function PageFacts({ form, labels, onRemove }: Props) {
  const t = useTexts()
  const { values, change } = form
  const field = (name: 'path' | 'searchDescription', most: number) => ({
    label: labels[name],
    ...form.text(name, most),
  })
  return (
    <aside className={styles.facts} aria-label={t('pages.facts')}>
      <Fields>
        <TextInput
          {...field('path', 300)}
          description={t('pages.pathHint')}
          autoCapitalize="off"
          spellCheck={false}
        />
        <Select
          label={labels.language}
          data={[...new Set([...articleLanguages, values.language])].map((code) => ({
            value: code,
            label: languageName(code, t.language),
          }))}
          value={values.language}
          onChange={(language) => language && change({ language })}
          allowDeselect={false}
        />
        <Textarea
          {...field('searchDescription', 400)}
          description={t('pages.descriptionHint')}
          autosize
          minRows={2}
        />
      </Fields>
      <RemovePart button={t('pages.remove')} onRemove={onRemove} />
    </aside>
  )
}
