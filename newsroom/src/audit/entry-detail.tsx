import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { AuditEntry } from '../../../src/newsroom-api/contract/audit.ts'
import { useSite } from '../session/session.ts'
import { exactTime } from '../shell/dates.ts'
import { Fact, Facts } from '../shell/fields.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { subjectWords } from './subject-words.ts'

/** Everything that was recorded of one action. */
export function EntryDetail({ entry }: { entry: AuditEntry }) {
  const t = useTexts()
  const { timeZone } = useSite()
  const { actor, subject, detail, network, action } = entry
  const isArticle = subject.kind === 'article' && subject.id
  return (
    <Facts>
      <Fact name={t('audit.at')}>{exactTime(entry.at, { language: t.language, timeZone })}</Fact>
      <Fact name={t('audit.actor')}>
        {actor.name}
        {actor.kind !== 'staff' && (
          <span className="soft"> ({t(actor.kind === 'token' ? 'audit.byToken' : 'audit.bySystem')})</span>
        )}
      </Fact>
      <Fact name={t('audit.subject')}>
        {isArticle ? (
          <Anchor component={Link} to="/articles/$id" params={{ id: subject.id } as never} inherit>
            {subjectWords(entry, t)}
          </Anchor>
        ) : (
          subjectWords(entry, t)
        )}
      </Fact>
      {Object.entries(detail).map(([name, value]) => (
        <Fact key={name} name={name}>
          {Array.isArray(value) ? value.join(', ') : String(value ?? '–')}
        </Fact>
      ))}
      {network && <Fact name={t('audit.network')}>{network}</Fact>}
      <Fact name={t('audit.recordedAs')}>
        <code className="small">{action}</code>
      </Fact>
    </Facts>
  )
}
