import { Document, type Head } from '../parts/document.tsx'
import type { Site } from '../site.ts'

/** The rules by which comments are judged, clause by clause, as decisions name them. */
export type HouseRulesProps = {
  site: Site
  head: Head
  introduction: string
  clauses: { number: string; title: string; text: string }[]
  /** Null for the shipped rules, as long as nobody has decided by them. */
  version: { number: number; validFrom: string } | null
}

export function HouseRulesPage({ site, head, introduction, clauses, version }: HouseRulesProps) {
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
            {version && (
              <p class="house-rules__version">
                {site.t('houseRules.since', {
                  version: version.number,
                  day: site.times.day(version.validFrom),
                })}
              </p>
            )}
          </div>
        </div>
      </div>
    </Document>
  )
}

const paragraphs = (text: string): string[] => text.split(/\n\s*\n/).filter((part) => part.trim() !== '')
