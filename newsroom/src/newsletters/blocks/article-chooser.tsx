import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ArticleSummary } from '../../../../src/newsroom-api/contract/articles.ts'
import { SearchField } from '../../articles/list/article-filters.tsx'
import { articleListQuery } from '../../articles/queries.ts'
import { Loading, ProblemNote } from '../../shell/page.tsx'
import { Time } from '../../shell/time.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import styles from '../newsletters.module.css'

type Props = {
  /** Ids of articles that the issue has. */
  present: ReadonlySet<string>
  onChoose: (articles: ArticleSummary[]) => void
  onClose: () => void
}

/** Finds published articles, newest first, and takes several at once, in the order they were chosen. */
export function ArticleChooser({ present, onChoose, onClose }: Props) {
  const t = useTexts()
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<ArticleSummary[]>([])
  const list = useQuery({
    ...articleListQuery({ q: q || undefined, status: 'published', sort: 'published', limit: 50 }),
    placeholderData: keepPreviousData,
  })
  const toggle = (article: ArticleSummary) =>
    setChosen((all) =>
      all.some(({ id }) => id === article.id) ? all.filter(({ id }) => id !== article.id) : [...all, article],
    )
  return (
    <Modal opened onClose={onClose} title={t('newsletters.addArticles')} size={640}>
      <SearchField value={q} onChange={setQ} label={t('articles.search')} />
      <ul className={`plain-list ${styles.chooser}`}>
        {list.error && <ProblemNote error={list.error} />}
        {!list.data && !list.error && <Loading />}
        {list.data?.items.length === 0 && <p className="soft">{t('articles.noneFound')}</p>}
        {list.data?.items.map((article) => (
          <li key={article.id}>
            <Checkbox
              checked={chosen.some(({ id }) => id === article.id)}
              onChange={() => toggle(article)}
              label={article.headline}
              description={present.has(article.id) ? t('newsletters.alreadyIn') : article.section.name}
            />
            <span className="small soft">{article.publishedAt && <Time at={article.publishedAt} />}</span>
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button disabled={chosen.length === 0} onClick={() => onChoose(chosen)}>
          {t('newsletters.insertArticles', { count: chosen.length })}
        </Button>
      </Group>
    </Modal>
  )
}
