import { Select, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { sectionsQuery } from '../../../sections/queries.ts'
import { useReading } from '../../../session/session.ts'
import { useTexts } from '../../../texts/use-texts.tsx'
import { articleLabels, commentModes } from '../../words.ts'
import { useFindingWords } from '../use-finding-words.ts'
import { Part } from './part.tsx'
import { ProseArea } from './prose-area.tsx'
import type { PartProps } from './side-panel.tsx'

/** How lists tell it, what kind of text it is, how it came about, and who may comment. */
export function LabelsPart({ draft, findings, onChange, readOnly }: PartProps) {
  const t = useTexts()
  const words = useFindingWords(findings)
  const above = useModeAbove(draft.section)
  const wrong = (['teaser', 'label', 'aiNote', 'comments'] as const).some(words)
  return (
    <Part
      name="labels"
      title={t('panel.labels')}
      note={draft.label ? t(`label.${draft.label}`) : ''}
      wrong={wrong}
    >
      <ProseArea
        label={t('articles.teaser')}
        description={t('panel.teaserHint')}
        placeholder={draft.standfirst}
        value={draft.teaser}
        language={draft.language}
        onChange={(teaser) => onChange({ teaser })}
        error={words('teaser')}
        readOnly={readOnly}
      />
      <Select
        label={t('articles.label')}
        data={articleLabels.map((label) => ({ value: label, label: t(`label.${label}`) }))}
        value={draft.label}
        onChange={(label) => onChange({ label: (label as typeof draft.label) ?? null })}
        placeholder={t('label.none')}
        clearable
        readOnly={readOnly}
      />
      <Textarea
        label={t('articles.aiNote')}
        description={t('panel.aiNoteHint')}
        value={draft.aiNote}
        onChange={(event) => onChange({ aiNote: event.target.value })}
        readOnly={readOnly}
        error={words('aiNote')}
        autosize
      />
      <Select
        label={t('articles.comments')}
        description={draft.comments === 'trusted' ? t('comments.trustRules') : undefined}
        data={[
          { value: '', label: above },
          ...commentModes.map((mode) => ({ value: mode, label: t(`comments.${mode}`) })),
        ]}
        value={draft.comments ?? ''}
        onChange={(mode) => onChange({ comments: commentModes.find((each) => each === mode) ?? null })}
        allowDeselect={false}
        readOnly={readOnly}
      />
    </Part>
  )
}

/** What an article without a choice of its own has, in words: „Wie das Ressort: …“. */
function useModeAbove(section: string): string {
  const t = useTexts()
  const { commentMode } = useReading()
  const sections = useQuery(sectionsQuery).data ?? []
  const ofSection = sections.find(({ slug }) => slug === section)?.commentMode
  return ofSection
    ? t('comments.asSection', { mode: t(`comments.${ofSection}`) })
    : t('comments.asSite', { mode: t(`comments.${commentMode}`) })
}
