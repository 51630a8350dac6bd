import { NativeSelect, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AuditEntry } from '../../../src/newsroom-api/contract/audit.ts'
import { useMay, useSite } from '../session/session.ts'
import { instantOf } from '../shell/dates.ts'
import { ListDetail } from '../shell/list-detail.tsx'
import { Empty, PageHead } from '../shell/page.tsx'
import { type Column, RowList } from '../shell/row-list.tsx'
import { Time } from '../shell/time.tsx'
import { usePages } from '../shell/use-pages.ts'
import { useSelected } from '../shell/use-selected.ts'
import { staffQuery } from '../staff/queries.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { EntryDetail } from './entry-detail.tsx'
import { subjectWords } from './subject-words.ts'
import { useActionWords } from './use-action-words.ts'

/** Beginnings of actions that can be asked for together. */
const kinds = [
  'article.',
  'front-page.',
  'media.',
  'section.',
  'tag.',
  'author.',
  'page.',
  'redirect.',
  'settings.',
  'staff.',
  'token.',
  'webhook.',
  'import.',
  'comment.',
  'outbox.',
  'dkim.',
  'suppression.',
] as const

/** Who did what, when. Nothing here can be changed. */
export function AuditScreen() {
  const t = useTexts()
  const { timeZone } = useSite()
  const actionWords = useActionWords()
  const [action, setAction] = useState('')
  const [actorId, setActorId] = useState<string | null>(null)
  const [day, setDay] = useState('')
  const [selected, select] = useSelected()
  const list = usePages<AuditEntry>('/audit', { action, actorId, ...periodOf(day, timeZone) })
  const entry = list.items?.find(({ id }) => id === selected)
  const columns: Column<AuditEntry>[] = [
    {
      key: 'action',
      head: t('audit.action'),
      width: 'minmax(0, 1.1fr)',
      cell: ({ action: done }) => actionWords(done),
    },
    {
      key: 'subject',
      head: t('audit.subject'),
      width: 'minmax(0, 2fr)',
      cell: (each) => subjectWords(each, t),
    },
    { key: 'actor', head: t('audit.actor'), width: 'minmax(0, 1fr)', cell: ({ actor }) => actor.name },
    {
      key: 'network',
      head: t('audit.network'),
      width: '140px',
      wideOnly: true,
      cell: ({ network }) => network,
    },
    { key: 'at', head: t('audit.at'), width: '110px', align: 'end', cell: ({ at }) => <Time at={at} /> },
  ]
  const filtered = Boolean(action || actorId || day)
  return (
    <>
      <PageHead title={t('audit.title')}>
        <NativeSelect
          aria-label={t('audit.kind')}
          value={action}
          onChange={({ currentTarget }) => setAction(currentTarget.value)}
          data={[
            { value: '', label: t('audit.everything') },
            ...kinds.map((kind) => ({ value: kind, label: t(`audit.kind.${kind}`) })),
          ]}
        />
        <ActorFilter value={actorId} onChange={setActorId} />
        <TextInput
          type="date"
          aria-label={t('audit.day')}
          value={day}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
        />
      </PageHead>
      <ListDetail
        title={entry ? actionWords(entry.action) : ''}
        onClose={() => select(null)}
        list={
          <RowList
            label={t('audit.title')}
            columns={entry ? columns.filter(({ key }) => key !== 'network') : columns}
            items={list.items}
            idOf={({ id }) => id}
            onOpen={({ id }) => select(id)}
            onSelect={({ id }) => select(id)}
            selectedId={selected}
            error={list.error}
            more={list.more}
            empty={
              <Empty title={t(filtered ? 'audit.noneLikeThis' : 'audit.none')}>
                {filtered ? null : t('audit.noneHint')}
              </Empty>
            }
          />
        }
        detail={entry ? <EntryDetail entry={entry} /> : null}
      />
    </>
  )
}

function ActorFilter({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const t = useTexts()
  const may = useMay()
  const { data } = useQuery({ ...staffQuery, enabled: may('staff.manage') })
  if (!data) return null
  return (
    <Select
      aria-label={t('audit.actor')}
      placeholder={t('audit.everybody')}
      clearable
      searchable
      w={180}
      value={value}
      onChange={onChange}
      data={data.items.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}

/** From the day's first instant to the next day's, where the paper is made. */
function periodOf(day: string, timeZone: string): { from?: string; to?: string } {
  const from = instantOf(`${day}T00:00`, timeZone)
  if (!from) return {}
  const next = new Date(`${day}T12:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  const to = instantOf(`${next.toISOString().slice(0, 10)}T00:00`, timeZone)
  return { from, ...(to ? { to } : {}) }
}
