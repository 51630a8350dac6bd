import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Suppression, suppressionReasons } from '../../../src/newsroom-api/contract/mail.ts'
import { addressOf } from '../api.ts'
import { isEmailAddress } from '../shell/checks.ts'
import { type Column, RowList } from '../shell/row-list.tsx'
import { Time } from '../shell/time.tsx'
import { usePages } from '../shell/use-pages.ts'
import type { Texts } from '../texts/texts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { LiftDialog } from './lift-dialog.tsx'
import styles from './mail.module.css'
import { SuppressionForm } from './suppression-form.tsx'

/** Who gets no mail, and why. An address is found whole: only then the list can be asked without showing it. */
export function SuppressionsPart() {
  const t = useTexts()
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState<Suppression | null>(null)
  const address = isEmailAddress(typed) ? typed.trim() : ''
  const list = usePages<Suppression>('/suppressions', { reason, address })
  return (
    <section className={styles.part} aria-labelledby="suppressed-title">
      <h3 className={styles.title} id="suppressed-title">
        {t('mail.suppressed')}
      </h3>
      <p className={styles.hint}>{t('mail.suppressedHint')}</p>
      <SuppressionForm />
      <div className={styles.filters}>
        <TextInput
          type="search"
          aria-label={t('mail.suppressed.search')}
          placeholder={t('mail.suppressed.search')}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
        />
        <NativeSelect
          aria-label={t('mail.suppressed.reasonFilter')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          data={[
            { value: '', label: t('mail.suppressed.any') },
            ...suppressionReasons.map((value) => ({ value, label: t(`mail.suppressed.reason.${value}`) })),
          ]}
        />
        <Button
          component="a"
          href={addressOf('/suppressions.csv')}
          download
          variant="default"
          size="sm"
          h={32}
        >
          {t('mail.suppressed.export')}
        </Button>
      </div>
      <div className={styles.list}>
        <RowList
          label={t('mail.suppressed')}
          columns={columnsOf(t, setAsked)}
          items={list.items}
          idOf={({ id }) => id}
          onOpen={setAsked}
          error={list.error}
          more={list.more}
          empty={
            <p className={styles.none}>
              {t(address || reason ? 'mail.suppressed.noneFound' : 'mail.suppressed.none')}
            </p>
          }
        />
      </div>
      {asked && <LiftDialog entry={asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

const columnsOf = (t: Texts, lift: (entry: Suppression) => void): Column<Suppression>[] => [
  {
    key: 'address',
    head: t('mail.suppressed.address'),
    width: 'minmax(0, 1.3fr)',
    cell: ({ address }) => address ?? <span className="soft">{t('mail.suppressed.erased')}</span>,
  },
  {
    key: 'reason',
    head: t('mail.suppressed.reasonFilter'),
    width: '130px',
    cell: ({ reason }) => t(`mail.suppressed.reason.${reason}`),
  },
  {
    key: 'why',
    head: t('mail.suppressed.why'),
    width: 'minmax(0, 1.3fr)',
    wideOnly: true,
    cell: ({ detail }) => <span title={detail}>{detail}</span>,
  },
  {
    key: 'since',
    head: t('mail.suppressed.since'),
    width: '100px',
    align: 'end',
    cell: ({ suppressedAt }) => <Time at={suppressedAt} />,
  },
  {
    key: 'lift',
    head: '',
    width: '128px',
    align: 'end',
    cell: (entry) => (
      <Button
        variant="default"
        size="compact-xs"
        onClick={() => lift(entry)}
        aria-label={t('mail.suppressed.liftOf', {
          address: entry.address ?? t('mail.suppressed.erased'),
        })}
      >
        {t('mail.suppressed.lift')}
      </Button>
    ),
  },
]
