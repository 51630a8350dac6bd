import { Button } from '@mantine/core'
import { useProblemText } from '../../shell/page.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import type { SaveState } from './draft-keeper.ts'
import styles from './editor.module.css'

/** Whether what is on screen is safe. */
export function SaveWord({ save, isNew, retry }: { save: SaveState; isNew: boolean; retry: () => void }) {
  const t = useTexts()
  const problem = useProblemText(save.kind === 'refused' ? save.error : null)
  const word = save.kind === 'saved' && isNew ? t('save.new') : t(`save.${save.kind}`)
  const isBad = save.kind === 'refused' || save.kind === 'offline' || save.kind === 'signed-out'
  return (
    <span className={styles.save} data-bad={isBad || undefined} role="status">
      {word}
      {save.kind === 'refused' && `: ${problem.text}`}
      {isBad && (
        <Button variant="subtle" color="gray" size="compact-xs" onClick={retry}>
          {t('problem.retry')}
        </Button>
      )}
    </span>
  )
}
