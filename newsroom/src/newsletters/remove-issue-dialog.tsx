import { Button, Group, Modal } from '@mantine/core'
import { useTexts } from '../texts/use-texts.tsx'

/** Asks before an issue goes for good. */
export function RemoveIssueDialog({ onClose, onRemove }: { onClose: () => void; onRemove: () => void }) {
  const t = useTexts()
  return (
    <Modal opened onClose={onClose} title={t('newsletters.removeTitle')} size="sm">
      <p>{t('newsletters.removeHint')}</p>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('newsletters.removeNot')}
        </Button>
        <Button
          color="red"
          onClick={() => {
            onClose()
            onRemove()
          }}
        >
          {t('newsletters.removeIssue')}
        </Button>
      </Group>
    </Modal>
  )
}
