import { Button } from '@mantine/core'
import { useProblemText } from '../../shell/page.tsx'
import type { Texts } from '../../texts/texts.ts'
import { useTexts } from '../../texts/use-texts.tsx'
import { fieldNames } from '../compare/draft-in-words.ts'
import { draftFields } from '../draft.ts'
import type { KeeperState } from './draft-keeper.ts'
import styles from './editor.module.css'

type Props = {
  state: Pick<KeeperState, 'article' | 'save' | 'findings'>
  retry: () => void
  /** Leads to the first field that waits. */
  showHeld: () => void
}

/** Whether what is on screen is safe. */
export function SaveWord({ state, retry, showHeld }: Props) {
  const t = useTexts()
  const { save } = state
  const problem = useProblemText(save.kind === 'refused' ? save.error : null)
  const isBad = ['refused', 'offline', 'signed-out', 'held'].includes(save.kind)
  return (
    <span className={styles.save} data-bad={isBad || undefined} role="status">
      {saveInWords(state, t)}
      {save.kind === 'refused' && `: ${problem.text}`}
      {isBad && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          flex="none"
          onClick={save.kind === 'held' ? showHeld : retry}
        >
          {t(save.kind === 'held' ? 'save.show' : 'problem.retry')}
        </Button>
      )}
    </span>
  )
}

/** The state of saving as a sentence; where fields wait, it names them. */
export function saveInWords({ article, save, findings }: Props['state'], t: Texts): string {
  if (save.kind === 'saved' && article === null) return t('save.new')
  if (save.kind !== 'held') return t(`save.${save.kind}`)
  const fields = draftFields.filter((field) => findings[field]).map((field) => t(fieldNames[field]))
  return t(article ? 'save.held' : 'save.nothingYet', { fields: fields.join(', ') })
}
