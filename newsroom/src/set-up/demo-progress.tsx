import { Button, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { SetUpState } from '../../../src/newsroom-api/contract/set-up.ts'
import { get } from '../api.ts'
import styles from '../session/door.module.css'
import { Door } from '../session/door.tsx'
import { useTexts } from '../texts/use-texts.tsx'

/** Pictures and texts of the demo publication come in; one need not wait for them. */
export function DemoProgress({ siteName, onDone }: { siteName: string; onDone: () => void }) {
  const t = useTexts()
  const { data } = useQuery({
    queryKey: ['set-up', 'demo'],
    queryFn: () => get<SetUpState>('/set-up'),
    refetchInterval: ({ state }) => (state.data?.demo?.state === 'filling' || !state.data ? 700 : false),
  })
  const demo = data?.demo
  const share = demo?.total ? (demo.done / demo.total) * 100 : 0
  const filling = !demo || demo.state === 'filling'
  return (
    <Door name={siteName} title={t('setUp.startTitle')} wide>
      <p role="status" className={styles.hint}>
        {demo?.state === 'failed' && t('setUp.fillFailed')}
        {filling && (demo?.total ? t('setUp.filling', demo) : t('setUp.fillingBegins'))}
      </p>
      <Progress value={filling ? share : 100} aria-label={t('setUp.startTitle')} size={6} />
      <div className={styles.foot}>
        <span />
        <Button size="sm" onClick={onDone}>
          {t('setUp.open')}
        </Button>
      </div>
    </Door>
  )
}
