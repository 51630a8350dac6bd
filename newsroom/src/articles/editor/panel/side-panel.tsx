import { ActionIcon } from '@mantine/core'
import { memo } from 'react'
import type { Article } from '../../../../../src/newsroom-api/contract/articles.ts'
import { Icon } from '../../../shell/icons.tsx'
import { useTexts } from '../../../texts/use-texts.tsx'
import type { Draft } from '../../draft.ts'
import type { Keeper } from '../draft-keeper.ts'
import type { Findings } from '../findings.ts'
import { CorrectionsPart } from './corrections-part.tsx'
import { EnginesPart } from './engines-part.tsx'
import { FilingPart } from './filing-part.tsx'
import { LabelsPart } from './labels-part.tsx'
import { LeadPicturePart } from './lead-picture-part.tsx'
import styles from './panel.module.css'
import { RevisionsPart } from './revisions-part.tsx'
import { SearchPart } from './search-part.tsx'
import { StatePart } from './state-part.tsx'
import { TimesPart } from './times-part.tsx'

type Props = {
  keeper: Keeper
  article: Article | null
  draft: Draft
  findings: Findings
  readOnly: boolean
  onClose: () => void
  onPublish: () => void
  onPreview: () => void
}
/** What every part of the panel is given. */
export type PartProps = {
  draft: Draft
  findings: Findings
  onChange: (changes: Partial<Draft>) => void
  readOnly: boolean
}

/** What is not text: state, filing, picture, labels, times, search, what engines see, corrections, revisions. */
export const SidePanel = memo(function SidePanel(props: Props) {
  const { keeper, article, draft, findings, readOnly, onClose, onPublish, onPreview } = props
  const t = useTexts()
  const part: PartProps = { draft, findings, onChange: keeper.change, readOnly }
  return (
    <aside className={styles.panel} aria-label={t('keys.panel')}>
      <div className={styles.close}>
        {t('panel.title')}
        <ActionIcon size={36} onClick={onClose} aria-label={t('list.closeDetail')}>
          <Icon name="close" />
        </ActionIcon>
      </div>
      <StatePart
        keeper={keeper}
        article={article}
        readOnly={readOnly}
        onPublish={onPublish}
        onPreview={onPreview}
      />
      <FilingPart {...part} article={article} />
      <LeadPicturePart {...part} />
      <LabelsPart {...part} />
      <TimesPart {...part} article={article} />
      <SearchPart {...part} article={article} />
      {article && <EnginesPart articleId={article.id} revision={article.revision} />}
      {article && <CorrectionsPart article={article} keeper={keeper} />}
      {article && <RevisionsPart article={article} />}
    </aside>
  )
})
