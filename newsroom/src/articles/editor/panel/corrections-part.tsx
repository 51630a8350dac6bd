import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Article } from '../../../../../src/newsroom-api/contract/articles.ts'
import { post } from '../../../api.ts'
import { ProblemNote } from '../../../shell/page.tsx'
import { Time } from '../../../shell/time.tsx'
import { useTexts } from '../../../texts/use-texts.tsx'
import { fetchArticle } from '../../queries.ts'
import type { Keeper } from '../draft-keeper.ts'
import styles from './panel.module.css'
import { Part } from './part.tsx'
import { ProseArea } from './prose-area.tsx'

/** Public corrections with their dates. A correction is published at once and cannot be taken back. */
export function CorrectionsPart({ article, keeper }: { article: Article; keeper: Keeper }) {
  const t = useTexts()
  const [text, setText] = useState('')
  const add = useMutation({
    mutationFn: async () => {
      await post(`/articles/${article.id}/corrections`, { text })
      return fetchArticle(article.id)
    },
    onSuccess: (after) => {
      setText('')
      // The revision we know stays: if somebody saved meanwhile, the next save has to notice.
      keeper.refresh({
        ...(keeper.state().article ?? after),
        corrections: after.corrections,
        updatedAt: after.updatedAt,
      })
    },
  })
  const isPublic = article.publishedRevision !== null
  return (
    <Part name="corrections" title={t('panel.corrections')} note={article.corrections.length || ''}>
      {article.corrections.map((correction) => (
        <div key={correction.id} className={styles.row}>
          <span className="soft">
            <Time at={correction.publishedAt} />
          </span>
          <br />
          {correction.text}
        </div>
      ))}
      {isPublic && article.may.publish ? (
        <>
          <ProseArea
            label={t('panel.correctionNew')}
            description={t('panel.correctionHint')}
            value={text}
            language={article.language}
            onChange={setText}
            most={4000}
          />
          <ProblemNote error={add.error} />
          <Button
            variant="default"
            disabled={!text.trim()}
            loading={add.isPending}
            onClick={() => add.mutate()}
          >
            {t('panel.correctionPublish')}
          </Button>
        </>
      ) : (
        <p className="soft small">{t('panel.correctionsLater')}</p>
      )}
    </Part>
  )
}
