import { Fact, Facts } from '../shell/fields.tsx'
import { OnSite } from '../shell/on-site.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import type { Tag } from './queries.ts'

/** A tag for those who may use it but not change it. */
export function TagFacts({ tag }: { tag: Tag }) {
  const t = useTexts()
  const { kind, aliases, description, sameAs, path, url } = tag
  return (
    <>
      <Facts>
        <Fact name={t('tags.kind')}>{t(`tags.kind.${kind}`)}</Fact>
        {aliases.length > 0 && <Fact name={t('tags.aliases')}>{aliases.join(', ')}</Fact>}
        {description && <Fact name={t('tags.description')}>{description}</Fact>}
        {sameAs && (
          <Fact name={t('tags.sameAs')}>
            <a href={sameAs} target="_blank" rel="noreferrer">
              {sameAs}
            </a>
          </Fact>
        )}
        <Fact name={t('form.slug')}>{path}</Fact>
      </Facts>
      <OnSite url={url} feed={`${url}/feed.xml`} />
      <p className="small soft" style={{ marginTop: 14 }}>
        {t('tags.notYours')}
      </p>
    </>
  )
}
