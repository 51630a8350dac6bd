import { useMay } from '../session/session.ts'
import { PageBody, PageHead } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './developer.module.css'
import { TokensPart } from './tokens-part.tsx'
import { WebhooksPart } from './webhooks-part.tsx'

/** For programs: keys to the API, and addresses that are told what happened. */
export function DeveloperScreen() {
  const t = useTexts()
  const may = useMay()
  return (
    <>
      <PageHead title={t('place.developer')} />
      <PageBody>
        <p className={styles.intro}>
          {t('developer.intro')}{' '}
          <a href="/api/docs" target="_blank" rel="noreferrer">
            {t('developer.docs')}
          </a>
        </p>
        {may('tokens.manage') && <TokensPart />}
        {may('webhooks.manage') && <WebhooksPart />}
      </PageBody>
    </>
  )
}
