import { ActionIcon, Checkbox, MultiSelect, NativeSelect, Switch, Textarea, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { automations, newsletterPictures, weekdays } from '../../../src/newsroom-api/contract/newsletters.ts'
import { call, get } from '../api.ts'
import { sectionsQuery } from '../sections/queries.ts'
import { FieldGroup, Fields, Pair } from '../shell/fields.tsx'
import { Icon } from '../shell/icons.tsx'
import { KeptForm } from '../shell/kept-form.tsx'
import { PageBody, PageHead } from '../shell/page.tsx'
import { useKept } from '../shell/use-kept.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { patchOf, storedNewsletter } from './newsletter-draft.ts'
import styles from './newsletters.module.css'
import type { Newsletter } from './queries.ts'

/** Name, sender and habits of one newsletter; saved as it is changed. */
export function NewsletterForm({ newsletter, onBack }: { newsletter: Newsletter; onBack: () => void }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const sections = useQuery(sectionsQuery)
  const path = `/newsletters/${newsletter.id}`
  const form = useKept(storedNewsletter(newsletter), {
    read: async () => storedNewsletter(await get<Newsletter>(path)),
    write: async (changes, { revision }) => {
      const saved = await call<Newsletter>('PATCH', path, { body: patchOf(changes), revision })
      void queryClient.invalidateQueries({ queryKey: ['newsletters'] })
      return storedNewsletter(saved)
    },
  })
  const { values } = form
  const labels = {
    name: t('newsletters.name'),
    slug: t('form.slug'),
    description: t('newsletters.description'),
    language: t('articles.language'),
    senderName: t('newsletters.senderName'),
    senderAddress: t('newsletters.senderAddress'),
    replyTo: t('newsletters.replyTo'),
    cadence: t('newsletters.cadence'),
    automation: t('newsletters.automation'),
    sectionIds: t('newsletters.sections'),
    pictures: t('newsletters.pictures'),
    isPublic: t('newsletters.isPublic'),
  }
  const automate = (changes: Partial<Newsletter['automation']>) =>
    form.choose({ automation: { ...values.automation, ...changes } })
  return (
    <>
      <PageHead
        title={newsletter.shownName}
        actions={
          <ActionIcon
            onClick={onBack}
            aria-label={t('newsletters.toIssues')}
            title={t('newsletters.toIssues')}
          >
            <Icon name="back" />
          </ActionIcon>
        }
      />
      <PageBody narrow>
        <KeptForm form={form} labels={labels} className={styles.form}>
          <FieldGroup title={t('newsletters.forReaders')}>
            <Pair>
              <TextInput label={labels.name} placeholder={newsletter.shownName} {...form.text('name', 120)} />
              <TextInput
                label={labels.slug}
                autoCapitalize="off"
                spellCheck={false}
                {...form.text('slug', 120)}
              />
            </Pair>
            <Textarea label={labels.description} autosize minRows={2} {...form.text('description', 500)} />
            <Pair>
              <TextInput
                label={labels.cadence}
                placeholder={t('newsletters.cadenceHint')}
                {...form.text('cadence', 120)}
              />
              <NativeSelect
                label={labels.language}
                value={values.language}
                onChange={({ currentTarget }) =>
                  form.choose({ language: currentTarget.value as typeof values.language })
                }
                data={[
                  { value: '', label: t('newsletters.asSite') },
                  { value: 'de', label: 'Deutsch' },
                  { value: 'en', label: 'English' },
                ]}
              />
            </Pair>
            <Switch
              label={labels.isPublic}
              description={t('newsletters.isPublicHint')}
              {...form.checked('isPublic')}
            />
          </FieldGroup>
          <FieldGroup title={t('newsletters.sender')} hint={t('newsletters.senderHint')}>
            <Pair>
              <TextInput label={labels.senderName} {...form.text('senderName', 120)} />
              <TextInput
                label={labels.senderAddress}
                inputMode="email"
                {...form.text('senderAddress', 254)}
              />
              <TextInput label={labels.replyTo} inputMode="email" {...form.text('replyTo', 254)} />
            </Pair>
          </FieldGroup>
          <FieldGroup title={labels.automation} hint={t('newsletters.automationHint')}>
            <Pair>
              <NativeSelect
                label={t('newsletters.mode')}
                value={values.automation.mode}
                onChange={({ currentTarget }) =>
                  automate({ mode: currentTarget.value as typeof values.automation.mode })
                }
                data={automations.map((value) => ({ value, label: t(`newsletters.mode.${value}`) }))}
              />
              <TextInput
                type="time"
                label={t('newsletters.time')}
                value={values.automation.time}
                onChange={({ currentTarget }) =>
                  form.change({ automation: { ...values.automation, time: currentTarget.value } })
                }
                error={form.state.findings.automation}
              />
            </Pair>
            <Checkbox.Group
              label={t('newsletters.weekdays')}
              value={values.automation.weekdays}
              onChange={(chosen) => automate({ weekdays: weekdays.filter((day) => chosen.includes(day)) })}
            >
              <div className={styles.days}>
                {weekdays.map((day) => (
                  <Checkbox key={day} value={day} label={t(`newsletters.day.${day}`)} />
                ))}
              </div>
            </Checkbox.Group>
            <Fields>
              <MultiSelect
                label={labels.sectionIds}
                description={t('newsletters.sectionsHint')}
                data={(sections.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                value={values.sectionIds}
                onChange={(sectionIds) => form.choose({ sectionIds })}
                clearable
                searchable
              />
              <NativeSelect
                label={labels.pictures}
                value={values.pictures}
                onChange={({ currentTarget }) =>
                  form.choose({ pictures: currentTarget.value as typeof values.pictures })
                }
                data={newsletterPictures.map((value) => ({
                  value,
                  label: t(`newsletters.pictures.${value}`),
                }))}
              />
            </Fields>
          </FieldGroup>
        </KeptForm>
      </PageBody>
    </>
  )
}
