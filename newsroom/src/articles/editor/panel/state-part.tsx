import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Article } from '../../../../../src/newsroom-api/contract/articles.ts'
import { ProblemNote } from '../../../shell/page.tsx'
import { StateWord } from '../../../shell/state-word.tsx'
import { Time } from '../../../shell/time.tsx'
import { useTexts } from '../../../texts/use-texts.tsx'
import { useStateChange } from '../../change-state.ts'
import { hasUnpublishedChanges } from '../../unpublished-changes.ts'
import { type Keeper, NotSaved } from '../draft-keeper.ts'
import { DiscardDialog } from './discard-dialog.tsx'
import styles from './panel.module.css'
import { Part } from './part.tsx'

type Props = {
  keeper: Keeper
  article: Article | null
  readOnly: boolean
  onPublish: () => void
  onPreview: () => void
}

/** Where the article stands and where it can go. */
export function StatePart({ keeper, article, readOnly, onPublish, onPreview }: Props) {
  const t = useTexts()
  const change = useStateChange((wanted) => keeper.send(wanted), article)
  const [discarding, setDiscarding] = useState(false)
  const status = article?.status ?? 'draft'
  const isPublic = article !== null && article.publishedRevision !== null
  const publishes = article?.may.publish ?? false
  return (
    <Part name="state" title={t('panel.state')} note={t(`status.${status}`)} openAtFirst>
      <StateWord status={status} changed={hasUnpublishedChanges(article)} />
      {article && (
        <dl className={styles.facts}>
          {article.status === 'scheduled' && article.publishAt && (
            <Fact name={t('panel.publishAt')} at={article.publishAt} />
          )}
          {article.publishedAt && <Fact name={t('panel.publishedAt')} at={article.publishedAt} />}
          {article.updatedAt && <Fact name={t('panel.updatedAt')} at={article.updatedAt} />}
          <Fact name={t('panel.changedAt')} at={article.changedAt} by={article.changedBy} />
        </dl>
      )}
      <div className={styles.buttons}>
        {!readOnly && publishes && (status !== 'published' || hasUnpublishedChanges(article)) && (
          <Button onClick={onPublish}>
            {isPublic
              ? t('publish.changes')
              : status === 'scheduled'
                ? t('publish.reschedule')
                : t('publish.title')}
          </Button>
        )}
        {!readOnly && status === 'draft' && (
          <Button
            variant="default"
            loading={change.isPending}
            onClick={() => change.mutate({ status: 'in_review' })}
          >
            {t('publish.handIn')}
          </Button>
        )}
        {!readOnly && (status === 'in_review' || status === 'scheduled') && (
          <Button
            variant="default"
            loading={change.isPending}
            onClick={() => change.mutate({ status: 'draft' })}
          >
            {status === 'scheduled' ? t('publish.unschedule') : t('publish.backToDraft')}
          </Button>
        )}
        {article && (
          <Button variant="default" onClick={onPreview}>
            {t('keys.preview')}
          </Button>
        )}
        {isPublic && (
          <Button variant="default" component="a" href={article.url} target="_blank" rel="noreferrer">
            {t('panel.onSite')}
          </Button>
        )}
        {article?.may.unpublish && (
          <Button
            variant="default"
            c="var(--mantine-color-error)"
            loading={change.isPending}
            onClick={() => change.mutate({ status: 'unpublished' })}
          >
            {t('publish.unpublish')}
          </Button>
        )}
        {article?.may.discard && (
          <Button variant="default" c="var(--mantine-color-error)" onClick={() => setDiscarding(true)}>
            {t('publish.discard')}
          </Button>
        )}
      </div>
      {article && discarding && (
        <DiscardDialog keeper={keeper} article={article} onClose={() => setDiscarding(false)} />
      )}
      {change.error && !(change.error instanceof NotSaved) && <ProblemNote error={change.error} />}
    </Part>
  )
}

function Fact({ name, at, by }: { name: string; at: string; by?: string | null }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Time at={at} />
        {by && `, ${by}`}
      </dd>
    </>
  )
}
