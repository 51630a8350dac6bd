import { Button } from '@mantine/core'
import { useState } from 'react'
import { MediaPicker } from '../../media/media-picker.tsx'
import { Icon } from '../../shell/icons.tsx'
import { SortableList } from '../../shell/sortable-list.tsx'
import { useUndo } from '../../shell/undo.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import {
  articleBlock,
  type Block,
  type BlockType,
  changeBlock,
  emptyBlock,
  insertAfter,
  pictureBlock,
  removeBlock,
} from '../block-list.ts'
import styles from '../newsletters.module.css'
import type { useIssueForm } from '../use-issue-form.ts'
import { ArticleChooser } from './article-chooser.tsx'
import { BlockCard } from './block-card.tsx'

const types = ['article', 'heading', 'text', 'picture', 'advertisement', 'rule'] as const

type Props = Pick<ReturnType<typeof useIssueForm>, 'form' | 'shown' | 'know'> & {
  language: string
  open: string | null
  setOpen: (key: string | null) => void
}

/** What an issue is made of, from top to bottom. New blocks come behind the one that is open, else at the end. */
export function BlockDesk({ form, shown, know, language, open, setOpen }: Props) {
  const t = useTexts()
  const undo = useUndo()
  const { blocks } = form.values
  const [adding, setAdding] = useState<'article' | 'picture' | null>(null)
  const set = (next: Block[]) => form.change({ blocks: next })
  const add = (added: Block[]) => {
    setAdding(null)
    set(insertAfter(blocks, open, added))
    setOpen(added.at(-1)?.key ?? null)
  }
  const begin = (type: BlockType) =>
    type === 'article' || type === 'picture' ? setAdding(type) : add([emptyBlock(type)])
  const nameOf = (block: Block) => {
    const type = t(`newsletters.block.${block.type}`)
    return block.type === 'article'
      ? `${type}: ${block.headline ?? shown[block.articleId]?.headline ?? ''}`
      : type
  }
  return (
    <>
      {blocks.length === 0 && <p className="soft">{t('newsletters.noBlocks')}</p>}
      <SortableList
        label={t('newsletters.blocks')}
        items={blocks}
        idOf={({ key }) => key}
        nameOf={nameOf}
        selectedId={open ?? undefined}
        onOrder={set}
      >
        {(block) => (
          <BlockCard
            block={block}
            article={block.type === 'article' ? shown[block.articleId] : undefined}
            language={language}
            isOpen={open === block.key}
            onToggle={() => setOpen(open === block.key ? null : block.key)}
            onChange={(changes) => set(changeBlock(form.state.values.blocks, block.key, changes))}
            onRemove={() => {
              set(removeBlock(blocks, block.key))
              undo.done(t('newsletters.blockRemoved'), () => set(blocks), 'newsletters.block')
            }}
          />
        )}
      </SortableList>
      <div className={styles.add} role="toolbar" aria-label={t('newsletters.add')}>
        {types.map((type) => (
          <Button
            key={type}
            variant="default"
            size="compact-sm"
            leftSection={<Icon name="plus" size={12} />}
            onClick={() => begin(type)}
          >
            {t(`newsletters.block.${type}`)}
          </Button>
        ))}
      </div>
      {adding === 'article' && (
        <ArticleChooser
          present={new Set(blocks.flatMap((block) => (block.type === 'article' ? [block.articleId] : [])))}
          onClose={() => setAdding(null)}
          onChoose={(articles) => {
            know(
              Object.fromEntries(
                articles.map(({ id, headline, path }) => [
                  id,
                  {
                    headline,
                    kicker: null,
                    teaser: null,
                    url: path,
                    isAdvertisement: false,
                    pictureUrl: null,
                  },
                ]),
              ),
            )
            add(articles.map(({ id }) => articleBlock(id)))
          }}
        />
      )}
      {adding === 'picture' && (
        <MediaPicker
          title={t('newsletters.block.picture')}
          onClose={() => setAdding(null)}
          onPick={([media]) => media && add([pictureBlock(media.id)])}
        />
      )}
    </>
  )
}
