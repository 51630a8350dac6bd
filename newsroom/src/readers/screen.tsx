import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { ListDetail } from '../shell/list-detail.tsx'
import { Empty, PageBody, PageHead } from '../shell/page.tsx'
import { type Column, RowList } from '../shell/row-list.tsx'
import { Time } from '../shell/time.tsx'
import { useSelected } from '../shell/use-selected.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { type FoundReader, findReaders } from './queries.ts'
import { ReaderProofView } from './reader-proof.tsx'
import styles from './readers.module.css'

/**
 * Readers by their addresses. One is opened on purpose only, not by moving over its row: opening is recorded.
 */
export function ReadersScreen() {
  const t = useTexts()
  const [words, setWords] = useState('')
  const [selected, select] = useSelected()
  const search = useMutation({ mutationFn: findReaders })
  const found = search.data?.items
  const columns: Column<FoundReader>[] = [
    { key: 'email', head: t('readers.email'), width: 'minmax(0, 2fr)', cell: ({ email }) => email },
    {
      key: 'active',
      head: t('readers.active'),
      width: '100px',
      align: 'end',
      cell: ({ active }) => active,
    },
    {
      key: 'at',
      head: t('readers.since'),
      width: '110px',
      align: 'end',
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
  ]
  return (
    <>
      <PageHead title={t('place.readers')}>
        <form
          className={styles.form}
          onSubmit={(event: SubmitEvent) => {
            event.preventDefault()
            select(null)
            search.mutate(words)
          }}
        >
          <TextInput
            aria-label={t('readers.words')}
            placeholder={t('readers.words')}
            value={words}
            maxLength={254}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
            autoCapitalize="off"
            autoComplete="off"
            spellCheck={false}
          />
          <Button type="submit" variant="default" loading={search.isPending}>
            {t('readers.search')}
          </Button>
        </form>
      </PageHead>
      {found || search.error ? (
        <ListDetail
          wide
          title={t('readers.proof')}
          onClose={() => select(null)}
          list={
            <RowList
              label={t('place.readers')}
              columns={columns}
              items={found}
              idOf={({ id }) => id}
              onOpen={({ id }) => select(id)}
              selectedId={selected}
              error={search.error}
              empty={<Empty title={t('readers.none')} />}
            />
          }
          detail={selected ? <ReaderProofView key={selected} id={selected} /> : null}
        />
      ) : (
        <PageBody>
          {selected ? <ReaderProofView id={selected} /> : <p className="soft">{t('readers.hint')}</p>}
        </PageBody>
      )}
    </>
  )
}
