import { Link } from '@tanstack/react-router'
import { Icon } from '../shell/icons.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './page-counts.module.css'
import type { TopArticles } from './queries.ts'

type Props = {
  items: TopArticles['items']
  selected: string | undefined
  select: (id: string | null) => void
}

/** The most read articles with a bar for their share of the first; a click shows one article's days above. */
export function TopArticleList({ items, selected, select }: Props) {
  const t = useTexts()
  const most = Math.max(...items.map(({ views }) => views), 1)
  return (
    <ol className={`plain-list ${styles.articles}`}>
      {items.map(({ id, headline, url, views }, index) => (
        <li key={id} className={styles.article} data-selected={id === selected || undefined}>
          <span className={styles.rank}>{index + 1}</span>
          <button
            type="button"
            className={`plain-button ${styles.headline}`}
            aria-pressed={id === selected}
            onClick={() => select(id === selected ? null : id)}
          >
            {headline}
          </button>
          <span className={styles.share} aria-hidden="true">
            <span style={{ width: `${(views / most) * 100}%` }} />
          </span>
          <span className={styles.count}>{views.toLocaleString(t.language)}</span>
          <span className={styles.ways}>
            <Link
              to="/articles/$id"
              params={{ id }}
              aria-label={t('pageCounts.edit', { headline })}
              title={t('articles.edit')}
            >
              <Icon name="article" />
            </Link>
            <a
              href={url}
              target="_blank"
              rel="noreferrer"
              aria-label={t('pageCounts.onSite', { headline })}
              title={t('form.onSite')}
            >
              <Icon name="outside" />
            </a>
          </span>
        </li>
      ))}
    </ol>
  )
}
