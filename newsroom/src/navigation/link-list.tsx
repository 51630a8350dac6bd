import { ActionIcon, Autocomplete, Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Icon } from '../shell/icons.tsx'
import { tooLong } from '../shell/limits.ts'
import { SortableList } from '../shell/sortable-list.tsx'
import { useUndo } from '../shell/undo.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { isWhole, type LinkRow, linksOf, meantAddress, type NavigationLink, rowsFor } from './link-rows.ts'
import styles from './navigation.module.css'
import { useKnownPlaces } from './use-known-places.ts'

type Props = {
  label: string
  links: readonly NavigationLink[]
  error: string | undefined
  /** While one types. */
  onType: (links: NavigationLink[]) => void
  /** After a choice: order, removal. */
  onDone: (links: NavigationLink[]) => void
}

const newKey = () => crypto.randomUUID()

/** Links in an order: words and address side by side. Own pages are offered as addresses. */
export function LinkList({ label, links, error, onType, onDone }: Props) {
  const t = useTexts()
  const undo = useUndo()
  const [rows, setRows] = useState<LinkRow[]>(() => rowsFor(links, [], newKey))
  useEffect(() => setRows((before) => rowsFor(links, before, newKey)), [links])
  const show = (next: LinkRow[], tell: (links: NavigationLink[]) => void) => {
    setRows(next)
    tell(linksOf(next))
  }
  const type = (key: string, changes: Partial<NavigationLink>) =>
    show(
      rows.map((row) => (row.key === key ? { ...row, ...changes } : row)),
      onType,
    )
  const removeRow = (row: LinkRow) => {
    const before = rows
    show(
      rows.filter(({ key }) => key !== row.key),
      onDone,
    )
    if (row.last) undo.done(t('navigation.removed', { label: row.last.label }), () => show(before, onDone))
  }
  return (
    <>
      <SortableList
        label={label}
        items={rows}
        idOf={({ key }) => key}
        nameOf={(row) => row.label || row.url || t('navigation.newLink')}
        onOrder={(next) => show(next, onDone)}
      >
        {(row) => (
          <Row row={row} type={(changes) => type(row.key, changes)} onRemove={() => removeRow(row)} />
        )}
      </SortableList>
      {rows.length === 0 && <p className="small soft">{t('navigation.noLinks')}</p>}
      {error && <p className="error small">{error}</p>}
      <div>
        <Button
          variant="default"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => setRows([...rows, { key: newKey(), label: '', url: '', last: null }])}
        >
          {t('navigation.add')}
        </Button>
      </div>
    </>
  )
}

type RowProps = { row: LinkRow; type: (changes: Partial<NavigationLink>) => void; onRemove: () => void }

function Row({ row, type, onRemove }: RowProps) {
  const t = useTexts()
  const places = useKnownPlaces()
  const isHalf = !isWhole(row) && (row.last !== null || row.label !== '' || row.url !== '')
  const name = row.label || row.url || t('navigation.newLink')
  const chosen = (url: string) => {
    const place = places.find((each) => each.url === url)
    type(place && row.label === '' ? place : { url })
  }
  return (
    <div className={styles.row}>
      <TextInput
        aria-label={t('navigation.label')}
        placeholder={t('navigation.label')}
        value={row.label}
        onChange={({ currentTarget }) => type({ label: currentTarget.value })}
        error={isHalf && !row.label.trim() ? t('form.missing') : tooLong(t, row.label, 80)}
        autoFocus={row.last === null && row.label === '' && row.url === ''}
      />
      <Autocomplete
        aria-label={t('navigation.url')}
        placeholder={t('navigation.url')}
        data={[...new Set(places.map(({ url }) => url))]}
        renderOption={({ option }) => (
          <span className={styles.option}>
            {places.find(({ url }) => url === option.value)?.label}
            <span className="small soft">{option.value}</span>
          </span>
        )}
        value={row.url}
        onChange={chosen}
        onBlur={() => meantAddress(row.url) !== row.url && type({ url: meantAddress(row.url) })}
        error={isHalf && !row.url.trim() ? t('form.missing') : tooLong(t, row.url, 2000)}
        autoCapitalize="off"
        spellCheck={false}
      />
      <ActionIcon
        onClick={onRemove}
        aria-label={t('navigation.remove', { label: name })}
        title={t('action.remove')}
      >
        <Icon name="trash" />
      </ActionIcon>
    </div>
  )
}
