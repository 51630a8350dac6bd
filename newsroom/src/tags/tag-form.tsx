import { Button, NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { call, get, isApiError } from '../api.ts'
import { isWebAddress } from '../shell/checks.ts'
import { Fields } from '../shell/fields.tsx'
import { KeptForm } from '../shell/kept-form.tsx'
import { OnSite } from '../shell/on-site.tsx'
import { RemovePart } from '../shell/remove-part.tsx'
import { useKept } from '../shell/use-kept.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { type Tag, type TagKind, tagKinds, tagQuery } from './queries.ts'

const MergeDialog = lazy(() => import('./merge-dialog.tsx').then((m) => ({ default: m.MergeDialog })))

/** Empty text stands for none. */
type Values = {
  name: string
  slug: string
  kind: TagKind
  description: string
  sameAs: string
  aliases: string[]
}

const storedOf = (tag: Tag) => ({
  values: {
    name: tag.name,
    slug: tag.slug,
    kind: tag.kind,
    description: tag.description ?? '',
    sameAs: tag.sameAs ?? '',
    aliases: tag.aliases,
  },
  revision: tag.revision,
})

const patchOf = ({ description, sameAs, ...rest }: Partial<Values>) => ({
  ...rest,
  ...(description === undefined ? {} : { description: description || null }),
  ...(sameAs === undefined ? {} : { sameAs: sameAs.trim() || null }),
})

type Props = {
  tag: Tag
  /** Merged into another one, or to be removed (null). */
  onGone: (into: string | null) => void
}

/** One tag. Two with the same name are merged, the article's words stay findable as aliases. */
export function TagForm({ tag, onGone }: Props) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [merging, setMerging] = useState<string | null>(null)
  const form = useKept<Values>(storedOf(tag), {
    check: ({ name, sameAs }) => ({
      ...(name.trim() ? {} : { name: t('form.missing') }),
      ...(sameAs.trim() && !isWebAddress(sameAs) ? { sameAs: t('form.badAddress') } : {}),
    }),
    read: async () => storedOf(await get<Tag>(`/tags/${tag.id}`)),
    write: async (changes, { revision }) => {
      const saved = await call<Tag>('PATCH', `/tags/${tag.id}`, { body: patchOf(changes), revision })
      queryClient.setQueryData(tagQuery(tag.id).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: ['tags', 'pages'] })
      return storedOf(saved)
    },
  })
  const labels = {
    name: t('tags.name'),
    slug: t('form.slug'),
    kind: t('tags.kind'),
    description: t('tags.description'),
    sameAs: t('tags.sameAs'),
    aliases: t('tags.aliases'),
  }
  const isDouble = isApiError(form.state.error) && form.state.error.code === 'name-taken'
  return (
    <>
      <KeptForm form={form} labels={labels}>
        <Fields>
          <TextInput label={labels.name} {...form.text('name', 120)} required />
          {isDouble && (
            <Button variant="default" onClick={() => setMerging(form.values.name)}>
              {t('tags.mergeInstead')}
            </Button>
          )}
          <NativeSelect
            label={labels.kind}
            value={form.values.kind}
            onChange={({ currentTarget }) => form.choose({ kind: currentTarget.value as TagKind })}
            data={tagKinds.map((value) => ({ value, label: t(`tags.kind.${value}`) }))}
          />
          <TagsInput
            label={labels.aliases}
            description={t('tags.aliasesHint')}
            {...form.chosen('aliases')}
            maxTags={100}
            splitChars={[',', ';']}
            acceptValueOnBlur
          />
          <Textarea
            label={labels.description}
            description={t('tags.descriptionHint')}
            {...form.text('description', 4000)}
            autosize
            minRows={2}
          />
          <TextInput
            label={labels.sameAs}
            description={t('tags.sameAsHint')}
            {...form.text('sameAs')}
            type="url"
            inputMode="url"
          />
          <TextInput label={labels.slug} description={t('tags.slugHint')} {...form.text('slug', 200)} />
        </Fields>
      </KeptForm>
      <OnSite url={tag.url} feed={`${tag.url}/feed.xml`} />
      <Button variant="default" mt="md" onClick={() => setMerging('')}>
        {t('tags.merge')}
      </Button>
      <RemovePart button={t('tags.remove')} onRemove={() => onGone(null)} />
      {merging !== null && (
        <Suspense fallback={null}>
          <MergeDialog
            tag={tag}
            search={merging}
            onClose={() => setMerging(null)}
            onMerged={(into) => {
              form.discard()
              setMerging(null)
              onGone(into)
            }}
          />
        </Suspense>
      )}
    </>
  )
}
