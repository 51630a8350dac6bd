import { PageBody, PageHead } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { OwnEmail, OwnName, OwnPassword } from './own-account.tsx'
import { OwnSessions } from './own-sessions.tsx'

/** One's own account: name, address, password, and where one is signed in. */
export function AccountScreen() {
  const t = useTexts()
  return (
    <>
      <PageHead title={t('account.title')} />
      <PageBody narrow>
        <OwnName />
        <OwnEmail />
        <OwnPassword />
        <OwnSessions />
      </PageBody>
    </>
  )
}
