import { lazy, type ReactNode, Suspense } from 'react'
import { Loading, PageBody, PageHead } from '../shell/page.tsx'
import { useSelected } from '../shell/use-selected.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { ImprintForm } from './imprint-form.tsx'
import { LookForm } from './look-form.tsx'
import { MachinesForm } from './machines-form.tsx'
import { ModerationForm } from './moderation-form.tsx'
import { ReadingForm } from './reading-form.tsx'
import styles from './settings.module.css'
import { SiteForm } from './site-form.tsx'

const MailDesk = lazy(() => import('../mail/mail-desk.tsx').then((m) => ({ default: m.MailDesk })))
const TextsDesk = lazy(() => import('./texts-desk.tsx').then((m) => ({ default: m.TextsDesk })))

const groups = ['site', 'imprint', 'look', 'texts', 'reading', 'moderation', 'mail', 'machines'] as const
type Group = (typeof groups)[number]

const forms: Record<Group, () => ReactNode> = {
  site: () => <SiteForm />,
  imprint: () => <ImprintForm />,
  look: () => <LookForm />,
  texts: () => <TextsDesk />,
  reading: () => <ReadingForm />,
  moderation: () => <ModerationForm />,
  mail: () => <MailDesk />,
  machines: () => <MachinesForm />,
}

/** What concerns the whole paper, a group at a time. */
export function SettingsScreen() {
  const t = useTexts()
  const [chosen, choose] = useSelected()
  const group = groups.find((each) => each === chosen) ?? 'site'
  return (
    <>
      <PageHead title={t('settings.title')} />
      <PageBody>
        <div className={styles.desk}>
          <nav className={styles.groups} aria-label={t('settings.title')}>
            {groups.map((each) => (
              <button
                key={each}
                type="button"
                className={`plain-button ${styles.group}`}
                aria-current={each === group ? 'page' : undefined}
                onClick={() => choose(each)}
              >
                {t(`settings.${each}`)}
              </button>
            ))}
          </nav>
          <section
            className={styles.form}
            data-wide={group === 'texts' || group === 'mail' || undefined}
            aria-label={t(`settings.${group}`)}
          >
            <h2 className={styles.title}>{t(`settings.${group}`)}</h2>
            <p className={styles.hint}>{t(`settings.${group}.hint`)}</p>
            <Suspense fallback={<Loading />}>{forms[group]()}</Suspense>
          </section>
        </div>
      </PageBody>
    </>
  )
}
