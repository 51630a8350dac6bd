import { useQuery } from '@tanstack/react-query'
import { Loading, ProblemNote } from '../shell/page.tsx'
import { DotWord } from '../shell/state-word.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './newsletters.module.css'
import { type Check, checksQuery, type Issue } from './queries.ts'

const tones = { good: 'good', warning: 'waiting', blocking: 'bad' } as const
const ranks = { blocking: 0, warning: 1, good: 2 } as const

type Props = { issue: Issue; revision: number; onGo: (block: number) => void }

/** What to mend before an issue leaves; what blocks stands first. A click leads to the block. */
export function CheckPanel({ issue, revision, onGo }: Props) {
  const t = useTexts()
  const checks = useQuery(checksQuery(issue, revision))
  if (checks.error) return <ProblemNote error={checks.error} retry={() => void checks.refetch()} />
  if (!checks.data) return <Loading />
  const items = checks.data.items.toSorted((a, b) => ranks[a.result] - ranks[b.result])
  return (
    <section aria-label={t('newsletters.checks')}>
      <ul className={`plain-list ${styles.checks}`}>
        {items.map((item) => (
          <li key={`${item.check} ${item.block} ${item.about} ${item.message}`}>
            <DotWord tone={tones[item.result]}>{t(`newsletters.result.${item.result}`)}</DotWord>
            <CheckWords item={item} onGo={onGo} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function CheckWords({ item, onGo }: { item: Check; onGo: Props['onGo'] }) {
  const t = useTexts()
  const { block } = item
  return (
    <div>
      <p>{item.message}</p>
      {item.about && <p className="small soft">{item.about}</p>}
      {block !== null && (
        <button type="button" className={`plain-button ${styles.opener}`} onClick={() => onGo(block)}>
          {t('newsletters.goToBlock', { number: block + 1 })}
        </button>
      )}
    </div>
  )
}
