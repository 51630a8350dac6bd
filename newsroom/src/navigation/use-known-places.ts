import { useQuery } from '@tanstack/react-query'
import { standingPagesQuery } from '../pages/queries.ts'
import { sectionsQuery } from '../sections/queries.ts'
import { useMay, useSite } from '../session/session.ts'
import { useTexts } from '../texts/use-texts.tsx'
import type { NavigationLink } from './link-rows.ts'

const fixed = {
  de: {
    search: '/suche',
    topics: '/themen',
    authors: '/autoren',
    archive: '/archiv',
    imprint: '/impressum',
    privacy: '/datenschutz',
  },
  en: {
    search: '/search',
    topics: '/topics',
    authors: '/authors',
    archive: '/archive',
    imprint: '/imprint',
    privacy: '/privacy',
  },
} as const

/** The site's own addresses that a link may want: sections, standing pages, and those that are always there. */
export function useKnownPlaces(): NavigationLink[] {
  const t = useTexts()
  const may = useMay()
  const { language } = useSite()
  const sections = useQuery(sectionsQuery)
  const pages = useQuery({ ...standingPagesQuery, enabled: may('pages.manage') })
  const always = (Object.keys(fixed.de) as (keyof typeof fixed.de)[]).map((name) => ({
    label: t(`navigation.place.${name}`),
    url: fixed[language][name],
  }))
  return [
    { label: t('navigation.place.home'), url: '/' },
    ...(sections.data ?? []).map(({ name, path }) => ({ label: name, url: path })),
    ...(pages.data ?? [])
      .filter(({ published }) => published)
      .map(({ title, path }) => ({ label: title, url: path })),
    ...always,
    { label: t('navigation.place.feed'), url: '/feed.xml' },
  ]
}
