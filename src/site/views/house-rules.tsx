import { Document, type Head } from '../parts/document.tsx'
import type { Site } from '../site.ts'

/** The rules by which comments are judged, clause by clause, as decisions name them. */
export type HouseRulesProps = {
  site: Site
  head: Head
  introduction: string
  clauses: { number: string; title: string; text: string }[]
  /** How moderation goes: who and what takes part, and how to complain. */
  procedure: string
  /** Without a day for the shipped rules, as long as nobody has decided by them. */
  version: { number: number; validFrom: string | null }
  /** Where programs read the same. */
  asJson: string
}

export function HouseRulesPage({
  site,
  head,
  introduction,
  clauses,
  procedure,
  version,
  asJson,
}: HouseRulesProps) {
  const { t } = site
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{head.title}</h1>
            {paragraphs(introduction).map((text) => (
              <p class="page__intro">{text}</p>
            ))}
          </header>
          <div class="prose">
            {clauses.map(({ number, title, text }) => (
              <section id={`regel-${number}`}>
                <h2>
                  {number}. {title}
                </h2>
                {paragraphs(text).map((part) => (
                  <p>{part}</p>
                ))}
              </section>
            ))}
            <section id="verfahren">
              <h2>{t('houseRules.procedure')}</h2>
              {paragraphs(procedure).map((part) => (
                <p>{part}</p>
              ))}
            </section>
            <p class="house-rules__version">
              {version.validFrom === null
                ? t('houseRules.shipped', { version: version.number })
                : t('houseRules.since', {
                    version: version.number,
                    day: site.times.day(version.validFrom),
                  })}{' '}
              {site.settings.moderation.transparencyPage && (
                <>
                  <a href={site.paths.transparency}>{t('transparency.title')}</a>
                  {' · '}
                </>
              )}
              <a href={asJson} type="application/json">
                {t('houseRules.asJson')}
              </a>
            </p>
          </div>
        </div>
      </div>
    </Document>
  )
}

const paragraphs = (text: string): string[] => text.split(/\n\s*\n/).filter((part) => part.trim() !== '')
