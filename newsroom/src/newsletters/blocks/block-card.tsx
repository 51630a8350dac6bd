import { ActionIcon, Checkbox, Textarea, TextInput } from '@mantine/core'
import { PictureField } from '../../media/picture-field.tsx'
import { Fields, Pair } from '../../shell/fields.tsx'
import { Icon } from '../../shell/icons.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import type { AdvertisementBlock, ArticleBlock, Block, PictureBlock } from '../block-list.ts'
import styles from '../newsletters.module.css'
import type { ShownArticle } from '../use-issue-form.ts'
import { OwnWords } from './own-words.tsx'

type Change<B> = (changes: Partial<Omit<B, 'key' | 'type'>>) => void
type Props = {
  block: Block
  article: ShownArticle | null | undefined
  language: string
  isOpen: boolean
  onToggle: () => void
  onChange: Change<Block>
  onRemove: () => void
}

/** One block of an issue, written in where it stands. */
export function BlockCard({ block, article, language, isOpen, onToggle, onChange, onRemove }: Props) {
  const t = useTexts()
  const name = t(`newsletters.block.${block.type}`)
  const opens = block.type === 'article' || block.type === 'picture' || block.type === 'advertisement'
  return (
    <div className={styles.block} data-block={block.key} data-type={block.type}>
      <div className={styles.blockHead}>
        <span className={styles.kind}>{name}</span>
        {opens && (
          <button
            type="button"
            className={`plain-button ${styles.opener}`}
            aria-expanded={isOpen}
            onClick={onToggle}
          >
            {t(isOpen ? 'newsletters.less' : 'newsletters.words')}
          </button>
        )}
        <ActionIcon
          onClick={onRemove}
          aria-label={`${t('action.remove')}: ${name}`}
          title={t('action.remove')}
        >
          <Icon name="close" size={14} />
        </ActionIcon>
      </div>
      {block.type === 'article' && (
        <Article
          block={block}
          article={article}
          isOpen={isOpen}
          onChange={onChange as Change<ArticleBlock>}
        />
      )}
      {block.type === 'heading' && (
        <TextInput
          aria-label={name}
          placeholder={name}
          value={block.text}
          maxLength={200}
          onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
          classNames={{ input: styles.heading ?? '' }}
        />
      )}
      {block.type === 'text' && (
        <OwnWords
          key={block.key}
          body={block.body}
          language={language}
          onChange={(body) => onChange({ body })}
        />
      )}
      {block.type === 'picture' && (
        <Picture block={block} isOpen={isOpen} onChange={onChange as Change<PictureBlock>} />
      )}
      {block.type === 'advertisement' && (
        <Advertisement block={block} isOpen={isOpen} onChange={onChange as Change<AdvertisementBlock>} />
      )}
      {block.type === 'rule' && <hr className={styles.rule} />}
    </div>
  )
}

type ArticleProps = {
  block: ArticleBlock
  article: Props['article']
  isOpen: boolean
  onChange: Change<ArticleBlock>
}

function Article({ block, article, isOpen, onChange }: ArticleProps) {
  const t = useTexts()
  return (
    <>
      <div className={styles.article}>
        {article?.pictureUrl && block.hasPicture !== false && <img src={article.pictureUrl} alt="" />}
        <div>
          {article === null && <p className="error">{t('newsletters.takenBack')}</p>}
          {article?.kicker && <p className="small soft">{article.kicker}</p>}
          <p className={styles.headline}>{block.headline?.trim() || article?.headline}</p>
          <p className={styles.teaser}>{block.teaser?.trim() || article?.teaser}</p>
        </div>
      </div>
      {isOpen && (
        <Fields>
          <TextInput
            label={t('newsletters.ownHeadline')}
            placeholder={article?.headline}
            value={block.headline ?? ''}
            maxLength={400}
            onChange={({ currentTarget }) => onChange({ headline: currentTarget.value || null })}
          />
          <Textarea
            label={t('newsletters.ownTeaser')}
            placeholder={article?.teaser ?? undefined}
            value={block.teaser ?? ''}
            maxLength={2000}
            autosize
            minRows={2}
            onChange={({ currentTarget }) => onChange({ teaser: currentTarget.value || null })}
          />
          <Checkbox
            label={t('newsletters.withPicture')}
            checked={block.hasPicture ?? true}
            onChange={({ currentTarget }) => onChange({ hasPicture: currentTarget.checked ? null : false })}
          />
        </Fields>
      )}
    </>
  )
}

type OpenProps<B> = { block: B; isOpen: boolean; onChange: Change<B> }

function Picture({ block, isOpen, onChange }: OpenProps<PictureBlock>) {
  const t = useTexts()
  return (
    <Fields>
      <PictureField
        label={t('newsletters.block.picture')}
        hidesLabel
        mediaId={block.mediaId}
        onChange={(mediaId) => mediaId && onChange({ mediaId })}
      />
      {isOpen && (
        <>
          <TextInput
            label={t('newsletters.alt')}
            value={block.alt ?? ''}
            maxLength={1000}
            onChange={({ currentTarget }) => onChange({ alt: currentTarget.value || null })}
          />
          <TextInput
            label={t('newsletters.caption')}
            value={block.caption ?? ''}
            maxLength={2000}
            onChange={({ currentTarget }) => onChange({ caption: currentTarget.value || null })}
          />
          <TextInput
            label={t('newsletters.link')}
            placeholder="https://"
            value={block.link ?? ''}
            onChange={({ currentTarget }) => onChange({ link: currentTarget.value || null })}
          />
        </>
      )}
    </Fields>
  )
}

function Advertisement({ block, isOpen, onChange }: OpenProps<AdvertisementBlock>) {
  const t = useTexts()
  return (
    <Fields>
      <TextInput
        label={t('newsletters.adHeadline')}
        value={block.headline}
        maxLength={200}
        onChange={({ currentTarget }) => onChange({ headline: currentTarget.value })}
      />
      <Textarea
        label={t('newsletters.adText')}
        value={block.text}
        maxLength={1000}
        autosize
        onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
      />
      <Pair>
        <TextInput
          label={t('newsletters.link')}
          placeholder="https://"
          value={block.link}
          onChange={({ currentTarget }) => onChange({ link: currentTarget.value })}
        />
        <TextInput
          label={t('newsletters.advertiser')}
          value={block.advertiser ?? ''}
          maxLength={120}
          onChange={({ currentTarget }) => onChange({ advertiser: currentTarget.value || null })}
        />
      </Pair>
      {isOpen && (
        <PictureField
          label={t('newsletters.block.picture')}
          mediaId={block.mediaId}
          onChange={(mediaId) => onChange({ mediaId })}
        />
      )}
    </Fields>
  )
}
