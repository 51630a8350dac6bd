import { Button, Group, Modal, SegmentedControl } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Article } from '../../../../../src/newsroom-api/contract/articles.ts'
import { Time } from '../../../shell/time.tsx'
import { useTexts } from '../../../texts/use-texts.tsx'
import { textOfNode } from '../../body.ts'
import { diffWords, likeness, type TextPart } from '../../compare/diff.ts'
import { fieldInWords, fieldNames } from '../../compare/draft-in-words.ts'
import { BlockInWords, MarkedText } from '../../compare/marked-text.tsx'
import {
  type Choice,
  type Choices,
  canHoldBoth,
  compareThree,
  gentleChoices,
  type Merge,
  mergedDraft,
  type Stretch,
} from '../../compare/merge.ts'
import { type Draft, draftOf } from '../../draft.ts'
import type { Keeper } from '../draft-keeper.ts'
import styles from './conflict.module.css'

type Props = { keeper: Keeper; conflict: { base: Draft; theirs: Article }; mine: Draft }

/**
 * Somebody saved while one was writing. Both versions side by side; one decides field by field and paragraph by
 * paragraph. Whatever is decided, both stay in the list of revisions.
 */
export function ConflictDialog({ keeper, conflict, mine }: Props) {
  const t = useTexts()
  const { theirs } = conflict
  const merge = useMemo(() => compareThree(conflict.base, mine, draftOf(theirs)), [conflict, mine, theirs])
  const [choices, setChoices] = useState<Choices>(() => gentleChoices(merge))
  const name = theirs.changedBy ?? t('conflict.somebody')
  const resolve = useMutation({ mutationFn: () => keeper.resolve(mergedDraft(merge, choices)) })
  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size={1040}
      title={t('conflict.title')}
    >
      <p>
        {t('conflict.who', { name })} (<Time at={theirs.changedAt} />
        ). {t('conflict.nothingLost')}
      </p>
      <Group gap={6} my="sm">
        <Button variant="default" onClick={() => setChoices(gentleChoices(merge))}>
          {t('conflict.gentle')}
        </Button>
        <Button variant="default" onClick={() => setChoices(everywhere(merge, 'mine'))}>
          {t('conflict.allMine')}
        </Button>
        <Button variant="default" onClick={() => setChoices(everywhere(merge, 'theirs'))}>
          {t('conflict.allTheirs')}
        </Button>
      </Group>
      <div className={styles.heads} aria-hidden="true">
        <span>{t('conflict.mine')}</span>
        <span>{t('conflict.theirs', { name })}</span>
      </div>
      {merge.fields.map(({ field }) => (
        <Difference
          key={field}
          title={t(fieldNames[field])}
          choice={choices.fields[field] ?? 'mine'}
          onChoose={(choice) => setChoices({ ...choices, fields: { ...choices.fields, [field]: choice } })}
          both={canHoldBoth(field)}
          mine={<Marked of={fieldInWords(mine, field, t)} against={fieldInWords(merge.theirs, field, t)} />}
          theirs={<Marked of={fieldInWords(merge.theirs, field, t)} against={fieldInWords(mine, field, t)} />}
        />
      ))}
      {merge.body.map((stretch, i) => (
        <StretchDifference
          // biome-ignore lint/suspicious/noArrayIndexKey: stretches are known by their place
          key={i}
          stretch={stretch}
          choice={choices.body[i] ?? 'mine'}
          onChoose={(choice) => setChoices({ ...choices, body: { ...choices.body, [i]: choice } })}
        />
      ))}
      {merge.fields.length === 0 && merge.body.every(({ by }) => by === 'same') && (
        <p className="soft">{t('conflict.sameText')}</p>
      )}
      <Group justify="flex-end" mt="md" className={styles.foot}>
        <Button loading={resolve.isPending} onClick={() => resolve.mutate()}>
          {t('conflict.save')}
        </Button>
      </Group>
    </Modal>
  )
}

const everywhere = (merge: Merge, choice: 'mine' | 'theirs'): Choices => ({
  fields: Object.fromEntries(merge.fields.map(({ field }) => [field, choice])),
  body: Object.fromEntries(merge.body.map((_, i) => [i, choice])),
})

/** A text with what the other one does not have. */
function Marked({ of, against }: { of: string; against: string }) {
  const t = useTexts()
  if (!of) return <span className="soft">{t('conflict.empty')}</span>
  return <MarkedText parts={ownParts(of, against)} />
}

/** Texts that have little in common are shown plain: marks on every word would tell nothing. */
const ownParts = (of: string, against: string): TextPart[] =>
  likeness(of, against) < 0.3
    ? [{ kind: 'same', text: of }]
    : diffWords(against, of).filter(({ kind }) => kind !== 'removed')

type DifferenceProps = {
  title: string
  choice: Choice
  onChoose: (choice: Choice) => void
  both: boolean
  mine: React.ReactNode
  theirs: React.ReactNode
}

function Difference({ title, choice, onChoose, both, mine, theirs }: DifferenceProps) {
  const t = useTexts()
  const options = [
    { value: 'mine', label: t('conflict.takeMine') },
    ...(both ? [{ value: 'both', label: t('conflict.takeBoth') }] : []),
    { value: 'theirs', label: t('conflict.takeTheirs') },
  ]
  return (
    <section className={styles.difference}>
      <div className={styles.choose}>
        <h3>{title}</h3>
        <SegmentedControl
          size="xs"
          data={options}
          value={choice}
          onChange={(value) => onChoose(value as Choice)}
          aria-label={title}
        />
      </div>
      <div className={styles.versions}>
        <div className={styles.version} data-out={choice === 'theirs' || undefined}>
          <span className={styles.phoneLabel}>{t('conflict.takeMine')}</span>
          {mine}
        </div>
        <div className={styles.version} data-out={choice === 'mine' || undefined}>
          <span className={styles.phoneLabel}>{t('conflict.takeTheirs')}</span>
          {theirs}
        </div>
      </div>
    </section>
  )
}

function StretchDifference({
  stretch,
  choice,
  onChoose,
}: {
  stretch: Stretch
  choice: Choice
  onChoose: (choice: Choice) => void
}) {
  const t = useTexts()
  if (stretch.by === 'same') return null
  const [mine, theirs] = [stretch.mine, stretch.theirs].map((blocks) => blocks.map(textOfNode)) as [
    string[],
    string[],
  ]
  const side = (blocks: Stretch['mine'], others: string[]) =>
    blocks.length === 0 ? (
      <span className="soft">{t('conflict.deleted')}</span>
    ) : (
      blocks.map((block, i) => (
        <BlockInWords
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a stretch are known by their place
          key={i}
          block={block}
          {...(others[i] === undefined ? {} : { parts: ownParts(textOfNode(block), others[i]) })}
        />
      ))
    )
  return (
    <Difference
      title={t(`conflict.by.${stretch.by}`)}
      choice={choice}
      onChoose={onChoose}
      both
      mine={side(stretch.mine, theirs)}
      theirs={side(stretch.theirs, mine)}
    />
  )
}
