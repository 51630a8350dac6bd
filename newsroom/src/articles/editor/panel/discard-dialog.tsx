import { Button, Group, Modal } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Article } from '../../../../../src/newsroom-api/contract/articles.ts'
import { call } from '../../../api.ts'
import { ProblemNote } from '../../../shell/page.tsx'
import { say } from '../../../shell/undo.tsx'
import { useTexts } from '../../../texts/use-texts.tsx'
import type { Keeper } from '../draft-keeper.ts'

type Props = { keeper: Keeper; article: Article; onClose: () => void }

/** Throwing a draft away cannot be taken back, so it is said before what will happen. */
export function DiscardDialog({ keeper, article, onClose }: Props) {
  const t = useTexts()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const discard = useMutation({
    mutationFn: () => call<void>('POST', `/articles/${article.id}/discard`, { revision: article.revision }),
    onSuccess: async () => {
      keeper.accept(article)
      say(t('publish.discarded'))
      void queryClient.invalidateQueries({ queryKey: ['articles'], refetchType: 'none' })
      await navigate({ to: '/articles' })
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('publish.discardTitle')} size="md">
      <p>{t('publish.discardConsequence')}</p>
      <ProblemNote error={discard.error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('action.cancel')}
        </Button>
        <Button color="red" loading={discard.isPending} onClick={() => discard.mutate()}>
          {t('publish.discard')}
        </Button>
      </Group>
    </Modal>
  )
}
