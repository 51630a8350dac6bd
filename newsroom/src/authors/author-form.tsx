import { Select, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, get, post, remove } from '../api.ts'
import { articleListQuery } from '../articles/queries.ts'
import { PictureField } from '../media/picture-field.tsx'
import { useMay } from '../session/session.ts'
import { isEmailAddress, isWebAddress } from '../shell/checks.ts'
import { Fields } from '../shell/fields.tsx'
import { KeptForm } from '../shell/kept-form.tsx'
import { OnSite } from '../shell/on-site.tsx'
import { RemovePart } from '../shell/remove-part.tsx'
import { useUndo } from '../shell/undo.tsx'
import { useKept } from '../shell/use-kept.ts'
import { staffQuery } from '../staff/queries.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { type Author, authorQuery } from './queries.ts'

/** Empty text stands for none. */
type Values = {
  name: string
  slug: string
  roleTitle: string
  biography: string
  email: string
  website: string
  portraitMediaId: string | null
  staffId: string | null
}

const storedOf = ({ id, path, url, revision, ...author }: Author) => ({
  values: {
    ...author,
    roleTitle: author.roleTitle ?? '',
    biography: author.biography ?? '',
    email: author.email ?? '',
    website: author.website ?? '',
  },
  revision,
})

/** Emptied fields as the API takes them; name and address cannot be emptied. */
const patchOf = (changes: Partial<Values>) =>
  Object.fromEntries(
    Object.entries(changes).map(([field, value]) =>
      field === 'name' || field === 'slug' ? [field, value] : [field, value || null],
    ),
  )

/** One author, as readers find them. */
export function AuthorForm({ author, onRemoved }: { author: Author; onRemoved: () => void }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const form = useKept<Values>(storedOf(author), {
    check: ({ name, email, website }) => ({
      ...(name.trim() ? {} : { name: t('form.missing') }),
      ...(email.trim() && !isEmailAddress(email) ? { email: t('form.badEmail') } : {}),
      ...(website.trim() && !isWebAddress(website) ? { website: t('form.badAddress') } : {}),
    }),
    read: async () => storedOf(await get<Author>(`/authors/${author.id}`)),
    write: async (changes, { revision }) => {
      const saved = await call<Author>('PATCH', `/authors/${author.id}`, { body: patchOf(changes), revision })
      queryClient.setQueryData(authorQuery(author.id).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: ['authors', 'pages'] })
      void queryClient.invalidateQueries({ queryKey: ['authors', 'all'] })
      return storedOf(saved)
    },
  })
  const labels = {
    name: t('authors.name'),
    slug: t('form.slug'),
    roleTitle: t('authors.roleTitle'),
    biography: t('authors.biography'),
    email: t('authors.email'),
    website: t('authors.website'),
    portraitMediaId: t('authors.portrait'),
    staffId: t('authors.account'),
  }
  return (
    <>
      <KeptForm form={form} labels={labels}>
        <Fields>
          <TextInput label={labels.name} {...form.text('name', 120)} required />
          <TextInput
            label={labels.roleTitle}
            description={t('authors.roleTitleHint')}
            {...form.text('roleTitle', 200)}
          />
          <Textarea label={labels.biography} {...form.text('biography', 10_000)} autosize minRows={3} />
          <PictureField
            label={labels.portraitMediaId}
            mediaId={form.values.portraitMediaId}
            onChange={(portraitMediaId) => form.choose({ portraitMediaId })}
          />
          <TextInput
            label={labels.email}
            description={t('authors.emailHint')}
            {...form.text('email', 254)}
            type="email"
          />
          <TextInput label={labels.website} {...form.text('website')} type="url" inputMode="url" />
          <AccountField
            label={labels.staffId}
            value={form.values.staffId}
            onChange={(staffId) => form.choose({ staffId })}
          />
          <TextInput label={labels.slug} {...form.text('slug', 200)} />
        </Fields>
      </KeptForm>
      <OnSite url={author.url} feed={`${author.url}/feed.xml`} />
      <Removing author={author} onRemoved={onRemoved} />
    </>
  )
}

type AccountProps = { label: string; value: string | null; onChange: (staffId: string | null) => void }

/** Whose articles these are: decides what somebody with the role of an author may change. */
function AccountField({ label, value, onChange }: AccountProps) {
  const t = useTexts()
  const may = useMay()
  const { data } = useQuery({ ...staffQuery, enabled: may('staff.manage') })
  if (!data) return null
  return (
    <Select
      label={label}
      description={t('authors.accountHint')}
      data={data.items.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      placeholder={t('authors.noAccount')}
      searchable
      clearable
    />
  )
}

/** Bylines are part of the record: somebody with articles stays. Taken back, the author is made again. */
function Removing({ author, onRemoved }: { author: Author; onRemoved: () => void }) {
  const t = useTexts()
  const may = useMay()
  const queryClient = useQueryClient()
  const undo = useUndo()
  const articles = useQuery(articleListQuery({ author: author.slug, limit: 1 }))
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['authors'] })
  const removal = useMutation({
    mutationFn: () => remove(`/authors/${author.id}`),
    onSuccess: async () => {
      const { id, path, url, revision, ...input } = author
      undo.done(t('authors.removed', { name: author.name }), () => void post('/authors', input).then(refresh))
      onRemoved()
      await refresh()
    },
  })
  if (!may('authors.manage') || !articles.data) return null
  return (
    <RemovePart
      button={t('authors.remove')}
      onRemove={() => removal.mutate()}
      busy={removal.isPending}
      error={removal.error}
      hindrance={articles.data.items.length === 0 ? null : t('authors.hasArticles')}
      hindranceLink={{ search: { author: author.slug }, words: t('authors.theirArticles') }}
    />
  )
}
