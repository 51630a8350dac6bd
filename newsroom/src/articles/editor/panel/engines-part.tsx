import { VisuallyHidden } from '@mantine/core'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { EngineCheckAnswer } from '../../../../../src/newsroom-api/contract/engine-check.ts'
import { get } from '../../../api.ts'
import { useSite } from '../../../session/session.ts'
import { exactTime } from '../../../shell/dates.ts'
import { Icon } from '../../../shell/icons.tsx'
import { Loading, ProblemNote } from '../../../shell/page.tsx'
import type { TextKey, Texts } from '../../../texts/texts.ts'
import { useTexts } from '../../../texts/use-texts.tsx'
import styles from './engines.module.css'
import { Part } from './part.tsx'

type Finding = EngineCheckAnswer['findings'][number]

const engineCheckQuery = (articleId: string, revision: number) =>
  queryOptions({
    queryKey: ['articles', 'engine-check', articleId, revision],
    queryFn: () => get<EngineCheckAnswer>(`/articles/${articleId}/engine-check`),
    placeholderData: keepPreviousData,
    // The site's settings and the picture's words are part of it too.
    staleTime: 10_000,
  })

type Props = { articleId: string; revision: number }

/** What search and news engines will see of the article as it was saved last, and what is missing. */
export function EnginesPart(props: Props) {
  const t = useTexts()
  return (
    <Part name="engines" title={t('engines.title')}>
      <EngineCheck {...props} />
    </Part>
  )
}

function EngineCheck({ articleId, revision }: Props) {
  const t = useTexts()
  const { timeZone } = useSite()
  const { data, error, refetch } = useQuery(engineCheckQuery(articleId, revision))
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <>
      <ShareCard page={data} />
      <ul className={styles.findings}>
        {data.findings.map((finding) => (
          <li key={finding.check} data-level={finding.level}>
            <Icon name={finding.level === 'ok' ? 'check' : 'warning'} size={14} />
            <span>
              <b>{t(`engines.check.${finding.check}`)}</b>
              <VisuallyHidden> ({t(`engines.level.${finding.level}`)})</VisuallyHidden>
              <br />
              {findingText(t, finding, timeZone)}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.hint}>{t('engines.hint')}</p>
    </>
  )
}

/** As social networks and news apps show a shared link. */
function ShareCard({ page }: { page: EngineCheckAnswer }) {
  const t = useTexts()
  const host = URL.parse(page.address ?? '')?.host
  const path = page.picture && (URL.parse(page.picture.url)?.pathname ?? null)
  return (
    <figure className={styles.card}>
      <figcaption>{t('engines.card')}</figcaption>
      {path && (
        <img
          src={path}
          alt={page.picture?.alt ?? ''}
          width={page.picture?.width}
          height={page.picture?.height}
        />
      )}
      <div>
        <span>{host}</span>
        <b>{page.siteName ? page.title.replace(` – ${page.siteName}`, '') : page.title}</b>
        {page.description && <span>{page.description}</span>}
      </div>
    </figure>
  )
}

/** Only what engines pass over; for the dialog that publishes. */
export function MissingForEngines({ articleId, revision }: Props) {
  const t = useTexts()
  const { timeZone } = useSite()
  const { data } = useQuery(engineCheckQuery(articleId, revision))
  const missing = data?.findings.filter(({ level }) => level === 'missing') ?? []
  if (missing.length === 0) return null
  return (
    <section className={styles.missing} aria-label={t('engines.title')}>
      <h3>{t('engines.title')}</h3>
      <ul className={styles.findings}>
        {missing.map((finding) => (
          <li key={finding.check} data-level="missing">
            <Icon name="warning" size={14} />
            <span>{findingText(t, finding, timeZone)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function findingText(t: Texts, { why, facts }: Finding, timeZone: string): string {
  const times = Object.fromEntries(
    ['published', 'modified'].flatMap((name) =>
      facts[name] ? [[name, exactTime(String(facts[name]), { language: t.language, timeZone })]] : [],
    ),
  )
  return t(`engines.why.${why}` as TextKey, { ...facts, ...times })
}
