import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Article } from '../../../../../src/newsroom-api/contract/articles.ts'
import { ProblemNote } from '../../../shell/page.tsx'
import { Time } from '../../../shell/time.tsx'
import { useTexts } from '../../../texts/use-texts.tsx'
import { revisionsQuery } from '../../queries.ts'
import styles from './panel.module.css'
import { Part } from './part.tsx'

/** The last saves; a click compares one with the present. */
export function RevisionsPart({ article }: { article: Article }) {
  const t = useTexts()
  return (
    <Part
      name="revisions"
      title={t('panel.revisions')}
      note={t('panel.revisionNumber', { number: article.revision })}
    >
      <LastRevisions article={article} />
      <Link to="/articles/$id/revisions" params={{ id: article.id }} search={{}}>
        {t('panel.allRevisions')}
      </Link>
    </Part>
  )
}

/** Asked for when the part is opened, and anew after each save. */
function LastRevisions({ article }: { article: Article }) {
  const t = useTexts()
  const { data, error } = useQuery({ ...revisionsQuery(article.id), staleTime: 10_000 })
  if (error) return <ProblemNote error={error} />
  return (data?.items ?? []).slice(0, 6).map((revision) => (
    <Link
      key={revision.number}
      to="/articles/$id/revisions"
      params={{ id: article.id }}
      search={{ from: revision.number }}
      className={styles.row}
    >
      <Time at={revision.savedAt} /> · {revision.savedBy}
      <br />
      <span className="soft">
        {t('panel.revisionNumber', { number: revision.number })} · {t(`revision.${revision.kind}`)}
        {revision.isPublished && ` · ${t('revision.published')}`}
      </span>
    </Link>
  ))
}
