import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { Article } from '../../../../src/newsroom-api/contract/articles.ts'
import { MediaPicture } from '../../media/media-picture.tsx'
import { useSite } from '../../session/session.ts'
import { shortTime } from '../../shell/dates.ts'
import { Loading, ProblemNote } from '../../shell/page.tsx'
import { StateWord } from '../../shell/state-word.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import { useStateChange } from '../change-state.ts'
import { articleQuery, patchArticle } from '../queries.ts'
import styles from './peek.module.css'

const PreviewDialog = lazy(() =>
  import('../preview/preview-dialog.tsx').then((m) => ({ default: m.PreviewDialog })),
)

/** One article at a glance, with what one does most often. */
export function ArticlePeek({ id }: { id: string }) {
  const article = useQuery({ ...articleQuery(id), staleTime: 5_000 })
  if (article.error) return <ProblemNote error={article.error} retry={() => void article.refetch()} />
  return article.data ? <Peek article={article.data} /> : <Loading />
}

function Peek({ article }: { article: Article }) {
  const t = useTexts()
  const [preview, setPreview] = useState(false)
  return (
    <div className={styles.peek} lang={article.language}>
      <div className={styles.buttons}>
        <Button component={Link} to={`/articles/${article.id}`}>
          {article.may.write ? t('articles.edit') : t('articles.read')}
        </Button>
        <StateButtons article={article} />
        <Button variant="default" onClick={() => setPreview(true)}>
          {t('keys.preview')}
        </Button>
        {article.publishedRevision !== null && (
          <Button variant="default" component="a" href={article.url} target="_blank" rel="noreferrer">
            {t('panel.onSite')}
          </Button>
        )}
      </div>
      {article.leadPicture && (
        <MediaPicture
          mediaId={article.leadPicture.mediaId}
          alt={article.leadPicture.alt}
          width={480}
          crop="wide"
        />
      )}
      {article.kicker && <p className={styles.kicker}>{article.kicker}</p>}
      <h3 className={styles.headline}>{article.headline}</h3>
      {article.standfirst && <p className={styles.standfirst}>{article.standfirst}</p>}
      <Facts article={article} />
      {preview && (
        <Suspense fallback={null}>
          <PreviewDialog article={article} onClose={() => setPreview(false)} />
        </Suspense>
      )}
    </div>
  )
}

function Facts({ article }: { article: Article }) {
  const t = useTexts()
  const { timeZone } = useSite()
  const at = (instant: string) => shortTime(instant, { language: t.language, timeZone })
  const facts: [string, React.ReactNode][] = [
    [
      t('articles.status'),
      <StateWord
        key="state"
        status={article.status}
        changed={article.publishedRevision !== null && article.revision > article.publishedRevision}
      />,
    ],
    ...(article.publishAt && article.status === 'scheduled'
      ? [[t('panel.publishAt'), at(article.publishAt)] as [string, string]]
      : []),
    ...(article.publishedAt ? [[t('panel.publishedAt'), at(article.publishedAt)] as [string, string]] : []),
    [t('articles.section'), article.section.name],
    [t('articles.bylines'), article.bylines.map(({ name }) => name).join(', ') || t('panel.none')],
    [t('articles.tags'), article.tags.map(({ name }) => name).join(', ') || t('panel.none')],
    [
      t('editor.length'),
      t('editor.words', { count: article.wordCount, words: article.wordCount.toLocaleString(t.language) }),
    ],
    [t('panel.changedAt'), `${at(article.changedAt)}${article.changedBy ? `, ${article.changedBy}` : ''}`],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The next step of an article, without opening it. */
function StateButtons({ article }: { article: Article }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const send = async (patch: Parameters<typeof patchArticle>[1]) => {
    // Taking back works on what the first step left behind.
    const newest = queryClient.getQueryData<Article>(articleQuery(article.id).queryKey) ?? article
    const after = await patchArticle(article.id, patch, { revision: newest.revision })
    queryClient.setQueryData(articleQuery(article.id).queryKey, after)
    return after
  }
  const change = useStateChange(send, article)
  const { status, may } = article
  const pending = article.publishedRevision !== null && article.revision > article.publishedRevision
  return (
    <>
      {may.publish && (status === 'in_review' || status === 'unpublished' || pending) && (
        <Button
          variant="default"
          loading={change.isPending}
          onClick={() => change.mutate({ status: 'published' })}
        >
          {pending ? t('publish.changes') : t('publish.now')}
        </Button>
      )}
      {may.write && status === 'draft' && (
        <Button
          variant="default"
          loading={change.isPending}
          onClick={() => change.mutate({ status: 'in_review' })}
        >
          {t('publish.handIn')}
        </Button>
      )}
      {may.write && status === 'in_review' && (
        <Button
          variant="default"
          loading={change.isPending}
          onClick={() => change.mutate({ status: 'draft' })}
        >
          {t('publish.backToDraft')}
        </Button>
      )}
      {change.error && <ProblemNote error={change.error} />}
    </>
  )
}
