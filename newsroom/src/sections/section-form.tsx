import { NativeSelect, Select, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, get, post, remove } from '../api.ts'
import { articleListQuery } from '../articles/queries.ts'
import { articleLanguages, commentModes, languageName } from '../articles/words.ts'
import { useReading } from '../session/session.ts'
import { Fields } from '../shell/fields.tsx'
import { KeptForm } from '../shell/kept-form.tsx'
import { OnSite } from '../shell/on-site.tsx'
import { RemovePart } from '../shell/remove-part.tsx'
import { useUndo } from '../shell/undo.tsx'
import { useKept } from '../shell/use-kept.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { type Section, sectionsQuery } from './queries.ts'

/** Empty text stands for none; an empty comment mode for the site's. */
type Values = { name: string; slug: string; language: string; description: string; commentMode: string }

const storedOf = (section: Section) => ({
  values: {
    name: section.name,
    slug: section.slug,
    language: section.language,
    description: section.description ?? '',
    commentMode: section.commentMode ?? '',
  },
  revision: section.revision,
})

const patchOf = ({ description, commentMode, ...rest }: Partial<Values>) => ({
  ...rest,
  ...(description === undefined ? {} : { description: description || null }),
  ...(commentMode === undefined ? {} : { commentMode: commentMode || null }),
})

/** Name, address, description and comments of one section. */
export function SectionForm({ section, onRemoved }: { section: Section; onRemoved: () => void }) {
  const t = useTexts()
  const { commentMode } = useReading()
  const queryClient = useQueryClient()
  const form = useKept<Values>(storedOf(section), {
    check: ({ name }) => (name.trim() ? {} : { name: t('form.missing') }),
    read: async () => storedOf(await get<Section>(`/sections/${section.id}`)),
    write: async (changes, { revision }) => {
      const path = `/sections/${section.id}`
      const saved = await call<Section>('PATCH', path, { body: patchOf(changes), revision })
      void queryClient.invalidateQueries({ queryKey: sectionsQuery.queryKey })
      return storedOf(saved)
    },
  })
  const labels = {
    name: t('sections.name'),
    slug: t('form.slug'),
    language: t('sections.language'),
    description: t('sections.description'),
    commentMode: t('sections.comments'),
  }
  return (
    <>
      <KeptForm form={form} labels={labels}>
        <Fields>
          <TextInput label={labels.name} {...form.text('name', 120)} required />
          <TextInput label={labels.slug} description={t('sections.slugHint')} {...form.text('slug', 200)} />
          <Textarea
            label={labels.description}
            description={t('sections.descriptionHint')}
            {...form.text('description', 1000)}
            autosize
            minRows={2}
          />
          <Select
            label={labels.language}
            data={[...new Set([...articleLanguages, section.language])].map((code) => ({
              value: code,
              label: languageName(code, t.language),
            }))}
            allowDeselect={false}
            {...form.chosen('language')}
          />
          <NativeSelect
            label={labels.commentMode}
            description={form.values.commentMode === 'trusted' ? t('comments.trustRules') : undefined}
            value={form.values.commentMode}
            onChange={({ currentTarget }) => form.choose({ commentMode: currentTarget.value })}
            data={[
              { value: '', label: t('sections.asSite', { mode: t(`comments.${commentMode}`) }) },
              ...commentModes.map((mode) => ({ value: mode, label: t(`comments.${mode}`) })),
            ]}
          />
        </Fields>
      </KeptForm>
      <OnSite url={section.url} feed={`${section.url}/feed.xml`} />
      <Removing section={section} onRemoved={onRemoved} />
    </>
  )
}

/** Only an empty section can go; taken back, it is made again at its old place. */
function Removing({ section, onRemoved }: { section: Section; onRemoved: () => void }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const undo = useUndo()
  const articles = useQuery(articleListQuery({ section: section.slug, limit: 1 }))
  const again = async (before: Section[]) => {
    const { name, slug, language, description, commentMode } = section
    const { id } = await post<Section>('/sections', { name, slug, language, description, commentMode })
    const ids = before.map((each) => (each.id === section.id ? id : each.id))
    await call('PUT', '/sections/order', { body: { ids } })
    await queryClient.invalidateQueries({ queryKey: sectionsQuery.queryKey })
  }
  const removal = useMutation({
    mutationFn: () => remove(`/sections/${section.id}`),
    onSuccess: () => {
      const before = queryClient.getQueryData(sectionsQuery.queryKey) ?? []
      undo.done(t('sections.removed', { name: section.name }), () => void again(before))
      void queryClient.invalidateQueries({ queryKey: sectionsQuery.queryKey })
      onRemoved()
    },
  })
  if (!articles.data) return null
  const isEmpty = articles.data.items.length === 0
  return (
    <RemovePart
      button={t('sections.remove')}
      onRemove={() => removal.mutate()}
      busy={removal.isPending}
      error={removal.error}
      hindrance={isEmpty ? null : t('sections.notEmpty')}
      hindranceLink={{ search: { section: section.slug }, words: t('sections.itsArticles') }}
    />
  )
}
