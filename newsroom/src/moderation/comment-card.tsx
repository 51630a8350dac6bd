import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { BlockSender } from './blocks/block-sender.tsx'
import { markedPieces } from './marked-text.ts'
import styles from './moderation.module.css'
import type { QueueItem } from './queries.ts'
import { findingWords } from './words.ts'

/** A comment with all that a decision needs: the article, what it answers, the words that stand out, who writes. */
export function CommentCard({ item }: { item: QueueItem }) {
  const t = useTexts()
  return (
    <article className={styles.card} aria-label={t('moderation.comment')}>
      {item.article && <ArticleLines article={item.article} />}
      {item.parent && (
        <blockquote className={styles.parent}>
          <p className="small soft">{t('moderation.parent', { name: item.parent.authorName })}</p>
          <p className={styles.words}>{item.parent.text}</p>
        </blockquote>
      )}
      <p className={styles.byline}>
        <strong>{item.author.name}</strong>{' '}
        <span className="soft">
          <Time at={item.createdAt} />
        </span>
      </p>
      <p className={styles.text} lang={item.language ?? undefined}>
        {markedPieces(item.text, item.spans).map(({ text, signals, start }) =>
          signals.length > 0 ? (
            <mark
              key={start}
              className={styles.mark}
              title={signals
                .map((signal) =>
                  t('moderation.marked', {
                    signal: t(`moderation.signal.${signal as QueueItem['spans'][number]['signal']}`),
                  }),
                )
                .join(' · ')}
            >
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </p>
      <Findings item={item} />
      <Writer item={item} />
    </article>
  )
}

function ArticleLines({ article }: { article: NonNullable<QueueItem['article']> }) {
  const t = useTexts()
  return (
    <header className={styles.article}>
      <p className="small soft">{t('moderation.article')}</p>
      <h2 className={styles.headline}>
        <a href={article.path} target="_blank" rel="noreferrer">
          {article.headline}
        </a>
      </h2>
      {article.teaser && <p className={styles.teaser}>{article.teaser}</p>}
    </header>
  )
}

function Findings({ item }: { item: QueueItem }) {
  const t = useTexts()
  const found = findingWords(item, t)
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{t('moderation.findings')}</h3>
      {found.length === 0 ? (
        <p className="soft">{t('moderation.nothingFound')}</p>
      ) : (
        <ul className={`plain-list ${styles.findings}`}>
          {found.map(({ text, isClear }) => (
            <li key={text} className={styles.finding} data-clear={isClear || undefined}>
              {text}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.suggestion}>{t(`moderation.suggestion.${item.suggestion}`)}</p>
    </section>
  )
}

function Writer({ item }: { item: QueueItem }) {
  const t = useTexts()
  const { approved, rejected, removed, spam } = item.history
  const isNew = approved + rejected + removed + spam === 0
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{t('moderation.writer')}</h3>
      <p>
        {isNew ? t('moderation.firstTime') : t('moderation.history', { approved, rejected, removed, spam })}
      </p>
      <p className="small soft">
        {[item.author.email, t(item.author.isConfirmed ? 'moderation.confirmed' : 'moderation.unconfirmed')]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <BlockSender key={item.id} commentId={item.id} name={item.author.name} />
    </section>
  )
}
