import { Button, FileButton, SegmentedControl } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { SearchField } from '../../articles/list/article-filters.tsx'
import { Loading, PageHead, ProblemNote } from '../../shell/page.tsx'
import { say, useUndo } from '../../shell/undo.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import { changeWords, type WordList, wordListsQuery } from './queries.ts'
import { linesOf } from './word-lines.ts'
import { WordRows } from './word-rows.tsx'
import { WordTrial } from './word-trial.tsx'
import styles from './words.module.css'

const lists: readonly WordList[] = ['banned', 'suspicious']

/** Words that keep a comment waiting: tried before they are saved. */
export function WordsScreen() {
  const t = useTexts()
  const [list, setList] = useState<WordList>('banned')
  const [search, setSearch] = useState('')
  const [typed, setTyped] = useState('')
  const { busy, error, change } = useWordsChange(list)
  const words = useQuery(wordListsQuery)
  if (words.error && !words.data)
    return <ProblemNote error={words.error} retry={() => void words.refetch()} />
  if (!words.data) return <Loading />
  const entries = words.data[list]
  const count = (each: WordList) => words.data[each].length.toLocaleString(t.language)
  return (
    <>
      <PageHead
        title={t('place.words')}
        actions={
          <>
            <FileButton
              accept="text/plain,.txt,.csv"
              onChange={(file) => void file?.text().then((text) => setTyped(joined(typed, text)))}
            >
              {(props) => (
                <Button variant="default" {...props}>
                  {t('words.import')}
                </Button>
              )}
            </FileButton>
            <Button
              variant="default"
              component="a"
              href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${entries.join('\n')}\n`)}`}
              download={`${list}.txt`}
            >
              {t('words.export')}
            </Button>
          </>
        }
      >
        <SegmentedControl
          aria-label={t('words.which')}
          value={list}
          onChange={(value) => setList(lists.find((each) => each === value) ?? 'banned')}
          data={lists.map((each) => ({ value: each, label: `${t(`words.list.${each}`)} · ${count(each)}` }))}
        />
      </PageHead>
      <p className={styles.about}>{t(`words.about.${list}`)}</p>
      <div className={styles.both}>
        <section className={styles.side} aria-label={t('words.add')}>
          <ProblemNote error={error} />
          <WordTrial
            typed={typed}
            setTyped={setTyped}
            saved={entries}
            busy={busy}
            onAdd={(add) => void change({ add, remove: [] }).then((isDone) => isDone && setTyped(''))}
          />
        </section>
        <section className={styles.side} aria-label={t(`words.list.${list}`)}>
          <SearchField value={search} onChange={setSearch} label={t('words.search')} />
          <WordRows
            entries={entries}
            search={search}
            onRemove={(entry) => void change({ add: [], remove: [entry] })}
          />
        </section>
      </div>
    </>
  )
}

const joined = (typed: string, text: string): string => [...linesOf(typed), ...linesOf(text)].join('\n')

/** Sends a change, says what has changed by it, and offers to take it back. */
function useWordsChange(list: WordList) {
  const t = useTexts()
  const client = useQueryClient()
  const undo = useUndo()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const write = async (words: { add: readonly string[]; remove: readonly string[] }) => {
    setBusy(true)
    setError(null)
    try {
      return await changeWords(list, words)
    } catch (caught) {
      setError(caught)
      return null
    } finally {
      setBusy(false)
      await client.invalidateQueries({ queryKey: wordListsQuery.queryKey, exact: true })
    }
  }
  const change = async (words: { add: readonly string[]; remove: readonly string[] }): Promise<boolean> => {
    const changed = await write(words)
    if (!changed) return false
    const { added, removed } = changed
    const [only = ''] = removed
    if (added.length + removed.length === 0) say(t('words.nothingNew'))
    else
      undo.done(
        removed.length === 1 ? t('words.removed', { word: only }) : t('words.added', { count: added.length }),
        () => void write({ add: removed, remove: added }),
      )
    return true
  }
  return { busy, error, change }
}
