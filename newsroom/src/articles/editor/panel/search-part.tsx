import { TextInput } from '@mantine/core'
import type { Article } from '../../../../../src/newsroom-api/contract/articles.ts'
import { useSite } from '../../../session/session.ts'
import { useTexts } from '../../../texts/use-texts.tsx'
import { useFindingWords } from '../use-finding-words.ts'
import styles from './panel.module.css'
import { Part } from './part.tsx'
import { ProseArea } from './prose-area.tsx'
import type { PartProps } from './side-panel.tsx'

/** The address, and how search engines show the article. */
export function SearchPart({
  draft,
  findings,
  onChange,
  readOnly,
  article,
}: PartProps & { article: Article | null }) {
  const t = useTexts()
  const site = useSite()
  const words = useFindingWords(findings)
  const wrong = (['slug', 'searchTitle', 'searchDescription', 'canonicalUrl'] as const).some(words)
  const title = draft.searchTitle || draft.headline || t('articles.headline')
  const description = draft.searchDescription || draft.teaser || draft.standfirst
  return (
    <Part name="search" title={t('panel.search')} note={article?.path ?? ''} wrong={wrong}>
      <TextInput
        label={t('articles.slug')}
        description={
          article && article.publishedRevision !== null ? t('panel.slugPublished') : t('panel.slugHint')
        }
        value={draft.slug}
        onChange={(event) => onChange({ slug: event.target.value })}
        error={words('slug')}
        readOnly={readOnly}
        spellCheck={false}
      />
      <TextInput
        label={t('articles.searchTitle')}
        description={t('panel.length', { count: title.length })}
        placeholder={draft.headline}
        value={draft.searchTitle}
        onChange={(event) => onChange({ searchTitle: event.target.value })}
        readOnly={readOnly}
        error={words('searchTitle')}
      />
      <ProseArea
        label={t('articles.searchDescription')}
        description={t('panel.length', { count: description.length })}
        placeholder={draft.teaser || draft.standfirst}
        value={draft.searchDescription}
        language={draft.language}
        onChange={(searchDescription) => onChange({ searchDescription })}
        readOnly={readOnly}
        error={words('searchDescription')}
      />
      <section className={styles.result} aria-label={t('panel.searchPreview')}>
        <span className="soft">
          {site.name} › {article?.section.name ?? ''}
        </span>
        <b>{cut(title, 60)}</b>
        <span>{cut(description, 155)}</span>
      </section>
      <TextInput
        label={t('articles.canonicalUrl')}
        description={t('panel.canonicalHint')}
        value={draft.canonicalUrl}
        onChange={(event) => onChange({ canonicalUrl: event.target.value })}
        error={
          draft.canonicalUrl && !/^https?:\/\/\S+$/.test(draft.canonicalUrl)
            ? t('body.linkWrong')
            : words('canonicalUrl')
        }
        inputMode="url"
        readOnly={readOnly}
      />
    </Part>
  )
}

const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text
