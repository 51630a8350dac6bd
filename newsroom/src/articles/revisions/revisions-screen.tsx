import { Button, Select } from '@mantine/core'
import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { Article } from '../../../../src/newsroom-api/contract/articles.ts'
import { call } from '../../api.ts'
import { authorsQuery } from '../../authors/queries.ts'
import { sectionsQuery } from '../../sections/queries.ts'
import { useSite } from '../../session/session.ts'
import { shortTime } from '../../shell/dates.ts'
import { Loading, PageHead, ProblemNote } from '../../shell/page.tsx'
import { Time } from '../../shell/time.tsx'
import { say } from '../../shell/undo.tsx'
import { tagQuery } from '../../tags/queries.ts'
import { useTexts } from '../../texts/use-texts.tsx'
import { Comparison } from '../compare/comparison.tsx'
import {
  articleQuery,
  type Revision,
  type RevisionSummary,
  revisionQuery,
  revisionsQuery,
} from '../queries.ts'
import { idsIn, type NameOf, revisionInWords } from './revision-in-words.ts'
import styles from './revisions.module.css'

/** All revisions of an article; any two are compared, an old one can be made the newest. */
export function RevisionsScreen() {
  const t = useTexts()
  const { id } = useParams({ from: '/articles/$id/revisions' })
  const search = useSearch({ from: '/articles/$id/revisions' })
  const navigate = useNavigate()
  const article = useQuery({ ...articleQuery(id), refetchOnMount: 'always' })
  const revisions = useQuery({ ...revisionsQuery(id), refetchOnMount: 'always' })
  const error = article.error ?? revisions.error
  if (error) return <ProblemNote error={error} />
  if (!article.data || !revisions.data) return <Loading />
  const { items } = revisions.data
  const to = search.to ?? items[0]?.number ?? 1
  const from =
    search.from === undefined || search.from === to
      ? (items.find(({ number }) => number < to)?.number ?? to)
      : search.from
  const choose = (chosen: { from?: number; to?: number }) =>
    void navigate({
      to: '/articles/$id/revisions',
      params: { id },
      search: { from, to, ...chosen },
      replace: true,
    })
  return (
    <>
      <PageHead
        title={t('panel.revisions')}
        actions={
          <Button variant="default" component={Link} to={`/articles/${id}`}>
            {t('revisions.toArticle')}
          </Button>
        }
      >
        <span className="soft">{article.data.headline}</span>
      </PageHead>
      <div className={styles.both}>
        <ol className={`plain-list ${styles.list}`}>
          {items.map((revision) => (
            <li key={revision.number}>
              <button
                type="button"
                className={`plain-button ${styles.row}`}
                data-row
                aria-current={revision.number === from || undefined}
                onClick={() => choose({ from: revision.number, to: items[0]?.number ?? to })}
              >
                <strong>{revision.number}</strong>
                <span>
                  <Time at={revision.savedAt} /> · {revision.savedBy}
                  <br />
                  <span className="soft">
                    {t(`revision.${revision.kind}`)} ·{' '}
                    {t('editor.words', { count: revision.wordCount, words: revision.wordCount })}
                    {revision.isPublished && ` · ${t('revision.published')}`}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ol>
        <div className={styles.compare}>
          <div className={styles.chooser}>
            <RevisionSelect
              label={t('revisions.from')}
              items={items}
              value={Math.min(from, to)}
              onChange={(number) => choose({ from: number })}
            />
            <RevisionSelect
              label={t('revisions.to')}
              items={items}
              value={Math.max(from, to)}
              onChange={(number) => choose({ to: number })}
            />
            <Restore article={article.data} number={Math.min(from, to)} />
          </div>
          <Compared id={id} from={Math.min(from, to)} to={Math.max(from, to)} />
        </div>
      </div>
    </>
  )
}

type SelectProps = {
  label: string
  items: readonly RevisionSummary[]
  value: number
  onChange: (number: number) => void
}

function RevisionSelect({ label, items, value, onChange }: SelectProps) {
  const t = useTexts()
  const { timeZone } = useSite()
  const words = { language: t.language, timeZone }
  return (
    <Select
      label={label}
      data={items.map(({ number, savedAt, savedBy }) => ({
        value: String(number),
        label: `${number} – ${shortTime(savedAt, words)}, ${savedBy}`,
      }))}
      value={String(value)}
      onChange={(number) => number && onChange(Number(number))}
      allowDeselect={false}
      searchable
      flex="1 1 220px"
    />
  )
}

function Restore({ article, number }: { article: Article; number: number }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const restore = useMutation({
    mutationFn: () =>
      call<Article>('POST', `/articles/${article.id}/revisions/${number}/restore`, {
        revision: article.revision,
      }),
    onSuccess: async (restored) => {
      queryClient.setQueryData(articleQuery(article.id).queryKey, restored)
      await queryClient.invalidateQueries({ queryKey: revisionsQuery(article.id).queryKey })
      say(t('revisions.restored', { number }))
    },
  })
  if (!article.may.write || number === article.revision) return null
  return (
    <>
      <Button variant="default" size="sm" loading={restore.isPending} onClick={() => restore.mutate()}>
        {t('revisions.restore', { number })}
      </Button>
      {restore.error && <ProblemNote error={restore.error} />}
    </>
  )
}

function Compared({ id, from, to }: { id: string; from: number; to: number }) {
  const t = useTexts()
  const [before, after] = [useQuery(revisionQuery(id, from)), useQuery(revisionQuery(id, to))]
  const nameOf = useNames([before.data, after.data])
  const error = before.error ?? after.error
  if (error) return <ProblemNote error={error} />
  if (!before.data || !after.data) return <Loading />
  return (
    <Comparison
      before={revisionInWords(before.data, nameOf, t)}
      after={revisionInWords(after.data, nameOf, t)}
    />
  )
}

/** Revisions hold ids; readers of a comparison want names. */
function useNames(revisions: (Revision | undefined)[]): NameOf {
  const sections = useQuery(sectionsQuery)
  const authors = useQuery(authorsQuery)
  const ids = [...new Set(revisions.flatMap((revision) => (revision ? idsIn(revision) : [])))]
  const tags = useQueries({ queries: ids.map((tagId) => ({ ...tagQuery(tagId), retry: false })) })
  const names = new Map<string, string>()
  for (const { id, name } of [
    ...(sections.data ?? []),
    ...(authors.data ?? []),
    ...tags.flatMap(({ data }) => data ?? []),
  ])
    names.set(id, name)
  return (id) => names.get(id) ?? id.slice(-6)
}
