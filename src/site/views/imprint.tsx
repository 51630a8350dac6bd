import type { Child } from 'hono/jsx'
import { Document, type Head } from '../parts/document.tsx'
import type { Site } from '../site.ts'

export type ImprintProps = { site: Site; head: Head }

/** Who publishes and who answers for the content (§ 5 DDG, § 18 (2) MStV), from the settings' structured fields. */
export function ImprintPage({ site, head }: ImprintProps) {
  const { t, settings } = site
  const { imprint } = settings
  const place = [imprint.postalCode, imprint.city].filter(Boolean).join(' ')
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{t('imprint.title')}</h1>
          </header>
          {!imprint.publisher && <p class="page__intro">{t('imprint.incomplete')}</p>}
          <dl class="facts">
            <Fact
              name={t('imprint.publisher')}
              lines={[imprint.publisher, imprint.street, place, imprint.country]}
              when={imprint.publisher}
            />
            <Fact
              name={t('imprint.representedBy')}
              lines={[imprint.representedBy]}
              when={imprint.representedBy}
            />
            <Fact
              name={t('imprint.contact')}
              lines={[
                imprint.email && (
                  <a href={`mailto:${imprint.email}`}>{t('imprint.email', { email: imprint.email })}</a>
                ),
                imprint.phone && t('imprint.phone', { phone: imprint.phone }),
              ]}
              when={imprint.email || imprint.phone}
            />
            <Fact
              name={t('imprint.register')}
              lines={[[imprint.registerCourt, imprint.registerNumber].filter(Boolean).join(', ')]}
              when={imprint.registerCourt || imprint.registerNumber}
            />
            <Fact name={t('imprint.vatId')} lines={[imprint.vatId]} when={imprint.vatId} />
            <Fact
              name={t('imprint.responsible')}
              lines={[imprint.responsiblePerson, ...imprint.responsibleAddress.split('\n')]}
              when={imprint.responsiblePerson}
            />
            <ContactPoints site={site} />
          </dl>
          {imprint.more && (
            <div class="prose">
              {paragraphs(imprint.more).map((text) => (
                <p>{text}</p>
              ))}
            </div>
          )}
        </div>
      </div>
    </Document>
  )
}

/** Articles 11 and 12 DSA, for the contributions of readers. */
function ContactPoints({ site: { t, settings } }: { site: Site }) {
  const { email, contactForAuthorities, contactForReaders, contactLanguages } = settings.imprint
  const authorities = contactForAuthorities || email
  const readers = contactForReaders || email
  const point = (address: string) => (
    <a href={`mailto:${address}`}>{t('imprint.email', { email: address })}</a>
  )
  const languages = t('imprint.contactLanguages', {
    languages: contactLanguages || t('imprint.contactLanguagesUsual'),
  })
  return (
    <>
      <Fact
        name={t('imprint.contactForAuthorities')}
        lines={[point(authorities), languages]}
        when={authorities}
      />
      <Fact name={t('imprint.contactForReaders')} lines={[point(readers), languages]} when={readers} />
    </>
  )
}

function Fact({ name, lines, when }: { name: string; lines: Child[]; when: string }) {
  if (!when) return null
  return (
    <>
      <dt>{name}</dt>
      {lines.filter(Boolean).map((line) => (
        <dd>{line}</dd>
      ))}
    </>
  )
}

const paragraphs = (text: string): string[] =>
  text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter(Boolean)
