import { Button, SegmentedControl, Select } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay, useSite } from '../../session/session.ts'
import { Loading, PageBody, PageHead, ProblemNote } from '../../shell/page.tsx'
import { say } from '../../shell/undo.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import { type HouseRules, houseRulesQuery, saveRules, versionsQuery } from './queries.ts'
import styles from './rules.module.css'
import { draftOf, isChanged, missingIn, type RulesDraft, rulesOf } from './rules-draft.ts'
import { RulesEditor } from './rules-editor.tsx'
import { RulesPreview } from './rules-preview.tsx'

/** The house rules: read by moderators, changed by the publisher, each version kept. */
export function RulesScreen() {
  const t = useTexts()
  const [version, setVersion] = useState<number | null>(null)
  const rules = useQuery(houseRulesQuery(version))
  if (rules.error && !rules.data)
    return <ProblemNote error={rules.error} retry={() => void rules.refetch()} />
  if (!rules.data) return <Loading />
  return version === null ? (
    <Current key={rules.data.version} rules={rules.data} setVersion={setVersion} />
  ) : (
    <>
      <PageHead title={t('place.rules')}>
        <Versions version={version} setVersion={setVersion} />
      </PageHead>
      <PageBody>
        <RulesPreview rules={rules.data} />
      </PageBody>
    </>
  )
}

type CurrentProps = { rules: HouseRules; setVersion: (version: number | null) => void }

function Current({ rules, setVersion }: CurrentProps) {
  const t = useTexts()
  const client = useQueryClient()
  const may = useMay()
  const mayChange = may('settings.manage')
  // Kept in the browser until it is saved: a long text is not lost with the tab.
  const [kept, setKept, forget] = useLocalStorage<RulesDraft | null>({
    key: 'depesche.house-rules',
    defaultValue: null,
    getInitialValueInEffect: false,
  })
  const draft = kept && kept.base === rules.version ? kept : draftOf(rules)
  const [mode, setMode] = useState<'write' | 'read'>('write')
  const save = useMutation({
    mutationFn: () => saveRules(rulesOf(draft), rules.version),
    onSuccess: async (saved) => {
      forget()
      say(t('rules.saved', { version: saved.version }))
      await client.invalidateQueries({ queryKey: ['moderation'] })
    },
  })
  const missing = missingIn(draft)
  const changed = isChanged(draft, rules)
  const isWriting = mayChange && mode === 'write'
  return (
    <>
      <PageHead
        title={t('place.rules')}
        actions={
          mayChange && (
            <SegmentedControl
              aria-label={t('rules.view')}
              value={mode}
              onChange={(value) => setMode(value === 'read' ? 'read' : 'write')}
              data={[
                { value: 'write', label: t('rules.write') },
                { value: 'read', label: t('rules.preview') },
              ]}
            />
          )
        }
      >
        <Versions version={null} setVersion={setVersion} />
      </PageHead>
      <PageBody>
        {isWriting ? (
          <RulesEditor draft={draft} onChange={setKept} />
        ) : (
          <RulesPreview rules={{ ...rules, ...rulesOf(draft), procedure: draft.procedure }} />
        )}
      </PageBody>
      {mayChange && changed && (
        <footer className={styles.foot}>
          <ProblemNote error={save.error} />
          <Button onClick={() => save.mutate()} loading={save.isPending} disabled={missing.length > 0}>
            {t('rules.save', { version: rules.version + 1 })}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => forget()}>
            {t('form.discard')}
          </Button>
          <p className="small soft">
            {missing.length > 0
              ? t('rules.missing', { places: missing.map((place) => placeName(place, t)).join(', ') })
              : t('rules.saveHint')}
          </p>
        </footer>
      )}
    </>
  )
}

const placeName = (place: string, t: ReturnType<typeof useTexts>): string =>
  place === 'introduction' || place === 'procedure'
    ? t(`rules.${place}`)
    : t('rules.number', { number: place })

function Versions({
  version,
  setVersion,
}: {
  version: number | null
  setVersion: (version: number | null) => void
}) {
  const t = useTexts()
  const { timeZone } = useSite()
  const dayWords = new Intl.DateTimeFormat(t.language, { dateStyle: 'medium', timeZone })
  const versions = useQuery(versionsQuery).data?.items ?? []
  const [newest, ...earlier] = versions
  if (!newest) return <p className="small soft">{t('rules.shipped')}</p>
  const nameOf = (each: typeof newest) =>
    t(each.changedBy ? 'rules.versionBy' : 'rules.version', {
      version: each.version,
      day: each.validFrom ? dayWords.format(new Date(each.validFrom)) : '–',
      name: each.changedBy ?? '',
    })
  return (
    <Select
      aria-label={t('rules.versions')}
      value={String(version ?? newest.version)}
      onChange={(value) => setVersion(value === String(newest.version) ? null : Number(value))}
      data={[newest, ...earlier].map((each) => ({ value: String(each.version), label: nameOf(each) }))}
      allowDeselect={false}
      w="100%"
      maw={360}
    />
  )
}
