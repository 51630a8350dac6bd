import { ActionIcon, Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { FieldGroup, Pair } from '../../shell/fields.tsx'
import { Icon } from '../../shell/icons.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import { categories, categoryWord } from './categories.ts'
import styles from './rules.module.css'
import { type DraftClause, moved, type RulesDraft } from './rules-draft.ts'

type InBoth = { de: string; en: string }
const mostClauses = 40

/** All that the house rules say, German beside English. */
export function RulesEditor({
  draft,
  onChange,
}: {
  draft: RulesDraft
  onChange: (draft: RulesDraft) => void
}) {
  const t = useTexts()
  const { clauses } = draft
  const put = (index: number, clause: DraftClause) =>
    onChange({ ...draft, clauses: clauses.map((each, at) => (at === index ? clause : each)) })
  const add = () =>
    onChange({
      ...draft,
      clauses: [
        ...clauses,
        {
          key: crypto.randomUUID(),
          title: { de: '', en: '' },
          text: { de: '', en: '' },
          category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
        },
      ],
    })
  return (
    <div className={styles.editor}>
      <FieldGroup title={t('rules.introduction')} hint={t('rules.introductionHint')}>
        <Both
          name={t('rules.introduction')}
          value={draft.introduction}
          most={4000}
          rows={4}
          onChange={(introduction) => onChange({ ...draft, introduction })}
        />
      </FieldGroup>
      <FieldGroup title={t('rules.clauses')} hint={t('rules.clausesHint')}>
        <ol className={`plain-list ${styles.clauses}`}>
          {clauses.map((clause, index) => (
            <li key={clause.key} className={styles.clause}>
              <ClauseFields
                clause={clause}
                number={index + 1}
                onChange={(next) => put(index, next)}
                onMove={(by) => onChange({ ...draft, clauses: moved(clauses, index, by) })}
                onRemove={
                  clauses.length > 1
                    ? () => onChange({ ...draft, clauses: clauses.filter((_, at) => at !== index) })
                    : null
                }
              />
            </li>
          ))}
        </ol>
        {clauses.length < mostClauses && (
          <div>
            <Button variant="default" onClick={add} leftSection={<Icon name="plus" />}>
              {t('rules.add')}
            </Button>
          </div>
        )}
      </FieldGroup>
      <FieldGroup title={t('rules.procedure')} hint={t('rules.procedureHint')}>
        <Both
          name={t('rules.procedure')}
          value={draft.procedure}
          most={8000}
          rows={10}
          onChange={(procedure) => onChange({ ...draft, procedure })}
        />
      </FieldGroup>
    </div>
  )
}

type ClauseProps = {
  clause: DraftClause
  number: number
  onChange: (clause: DraftClause) => void
  onMove: (by: -1 | 1) => void
  onRemove: (() => void) | null
}

function ClauseFields({ clause, number, onChange, onMove, onRemove }: ClauseProps) {
  const t = useTexts()
  const name = t('rules.number', { number })
  return (
    <section aria-label={name} className={styles.clauseFields}>
      <div className={styles.clauseHead}>
        <h3 className={styles.clauseNumber}>{name}</h3>
        <ActionIcon aria-label={t('rules.up', { number })} onClick={() => onMove(-1)}>
          <Icon name="up" />
        </ActionIcon>
        <ActionIcon aria-label={t('rules.down', { number })} onClick={() => onMove(1)}>
          <Icon name="down" />
        </ActionIcon>
        {onRemove && (
          <ActionIcon aria-label={t('rules.remove', { number })} onClick={onRemove}>
            <Icon name="trash" />
          </ActionIcon>
        )}
      </div>
      <Pair tracks="repeat(auto-fit, minmax(260px, 1fr))">
        {(['de', 'en'] as const).map((language) => (
          <TextInput
            key={language}
            label={t(`rules.title.${language}`)}
            aria-label={`${name}, ${t(`rules.title.${language}`)}`}
            lang={language}
            value={clause.title[language]}
            onChange={({ currentTarget }) =>
              onChange({ ...clause, title: { ...clause.title, [language]: currentTarget.value } })
            }
            maxLength={120}
          />
        ))}
      </Pair>
      <Both
        name={name}
        value={clause.text}
        most={2000}
        rows={3}
        onChange={(text) => onChange({ ...clause, text })}
      />
      <NativeSelect
        label={t('rules.category')}
        aria-label={`${name}, ${t('rules.category')}`}
        value={clause.category}
        onChange={({ currentTarget }) =>
          onChange({
            ...clause,
            category: categories.find((each) => each === currentTarget.value) ?? clause.category,
          })
        }
        data={categories.map((each) => ({ value: each, label: categoryWord(each, t) }))}
        maw={420}
      />
    </section>
  )
}

type BothProps = {
  name: string
  value: InBoth
  most: number
  rows: number
  onChange: (value: InBoth) => void
}

function Both({ name, value, most, rows, onChange }: BothProps) {
  const t = useTexts()
  return (
    <Pair tracks="repeat(auto-fit, minmax(260px, 1fr))">
      {(['de', 'en'] as const).map((language) => (
        <Textarea
          key={language}
          label={t(`rules.text.${language}`)}
          aria-label={`${name}, ${t(`rules.text.${language}`)}`}
          lang={language}
          value={value[language]}
          onChange={({ currentTarget }) => onChange({ ...value, [language]: currentTarget.value })}
          maxLength={most}
          autosize
          minRows={rows}
          maxRows={24}
        />
      ))}
    </Pair>
  )
}
