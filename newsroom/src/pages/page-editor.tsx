import { ActionIcon, Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { BodyDoc } from '../../../src/articles/body/schema.ts'
import { textOfBody } from '../articles/body.ts'
import { BodyEditor } from '../articles/editor/body/body-editor.tsx'
import { ProseField } from '../articles/editor/prose-field.tsx'
import { Icon } from '../shell/icons.tsx'
import { Conflict, FormProblem } from '../shell/kept-form.tsx'
import { DotWord } from '../shell/state-word.tsx'
import { useUndo } from '../shell/undo.tsx'
import { useShortcuts } from '../shell/use-shortcuts.ts'
import type { Texts } from '../texts/texts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { PageFacts } from './page-facts.tsx'
import styles from './pages.module.css'
import type { Page } from './queries.ts'
import { usePageForm } from './use-page-form.ts'

type Props = { page: Page; onBack: () => void; onRemove: (page: Page) => void }

/** Writing a standing page: the text as it will look, its address and description beside it. */
export function PageEditor({ page, onBack, onRemove }: Props) {
  const t = useTexts()
  const { form, isPublic, isChanged, restored, discard } = usePageForm(page)
  const held = useHeldBody(form.values.body)
  const { values, state } = form
  const labels = {
    title: t('pages.title'),
    path: t('form.slug'),
    language: t('articles.language'),
    searchDescription: t('articles.searchDescription'),
    body: t('articles.body'),
    published: t('articles.status'),
  }
  const publish = usePublishing({ form, isPublic })
  useShortcuts({ 'mod+s': () => void form.save(), 'mod+enter': () => void publish.on() })
  useEffect(() => {
    document.title = values.title || t('place.pages')
  }, [values.title, t])
  return (
    <div className={styles.screen}>
      <PageBar
        page={page}
        onBack={onBack}
        publish={publish}
        how={{ isPublic, isChanged, save: state.save }}
        onSave={() => void form.save()}
      />
      <div className={styles.desk}>
        <div className={styles.page} lang={values.language}>
          {restored && (
            <p className={styles.restored}>
              {t('pages.restored')}{' '}
              <Button variant="default" size="compact-xs" onClick={discard}>
                {t('form.discard')}
              </Button>
            </p>
          )}
          <Conflict
            form={form}
            labels={labels}
            words={(value, field) => (field === 'body' ? textOfBody(value as BodyDoc) : String(value))}
          />
          <FormProblem form={form} />
          <ProseField
            name="title"
            label={labels.title}
            placeholder={labels.title}
            value={values.title}
            language={values.language}
            onChange={(title) => form.change({ title })}
            className={styles.title}
            most={200}
            error={state.findings.title ?? null}
          />
          <div data-prose-body>
            <BodyEditor
              key={held.version}
              body={values.body}
              language={values.language}
              label={labels.body}
              placeholder={t('pages.bodyHint')}
              onChange={(body) => {
                held.hold(body)
                form.change({ body })
              }}
            />
          </div>
        </div>
        <PageFacts form={form} labels={labels} onRemove={() => onRemove(page)} />
      </div>
    </div>
  )
}

/** The editor begins anew when the text was replaced from outside, not when it was typed. */
function useHeldBody(body: BodyDoc) {
  const held = useRef(body)
  const version = useRef(0)
  if (held.current !== body) {
    held.current = body
    version.current += 1
  }
  const hold = (next: BodyDoc) => {
    held.current = next
  }
  return { version: version.current, hold }
}

/** Publishing takes everything along; withdrawing can be taken back. */
function usePublishing({ form, isPublic }: Pick<ReturnType<typeof usePageForm>, 'form' | 'isPublic'>) {
  const t = useTexts()
  const undo = useUndo()
  const set = async (published: boolean) => {
    form.change({ published })
    const done = await form.save()
    if (!done) form.change({ published: !published })
    return done
  }
  return {
    on: () => (isPublic ? form.save() : set(true)),
    off: async () => {
      if (await set(false)) undo.done(t('pages.unpublished'), () => void set(true))
    },
  }
}

type How = { isPublic: boolean; isChanged: boolean; save: string }

function saveWords(t: Texts, { isPublic, isChanged, save }: How): string {
  if (save === 'saving') return t('form.saving')
  if (save === 'refused') return t('form.refused')
  if (isPublic) return isChanged ? t('pages.changesWait') : ''
  return isChanged ? t('form.unsaved') : t('form.saved')
}

type BarProps = {
  page: Page
  onBack: () => void
  publish: ReturnType<typeof usePublishing>
  how: How
  onSave: () => void
}

/** How it stands with the page, and the next step. */
function PageBar({ page, onBack, publish, how, onSave }: BarProps) {
  const t = useTexts()
  return (
    <div className={styles.bar}>
      <ActionIcon onClick={onBack} aria-label={t('pages.back')}>
        <Icon name="back" />
      </ActionIcon>
      {how.isPublic ? (
        <DotWord tone="good">{t('status.published')}</DotWord>
      ) : (
        <DotWord tone="quiet">{t('pages.notPublished')}</DotWord>
      )}
      <span className="small soft" role="status">
        {saveWords(t, how)}
      </span>
      <span className={styles.space} />
      {how.isPublic && (
        <Button variant="default" component="a" href={page.url} target="_blank" rel="noreferrer">
          {t('form.onSite')}
        </Button>
      )}
      {how.isPublic && (
        <Button variant="default" onClick={() => void publish.off()}>
          {t('pages.unpublish')}
        </Button>
      )}
      {how.isPublic ? (
        <Button disabled={!how.isChanged} loading={how.save === 'saving'} onClick={onSave}>
          {t('pages.publishChanges')}
        </Button>
      ) : (
        <Button loading={how.save === 'saving'} onClick={() => void publish.on()}>
          {t('pages.publish')}
        </Button>
      )}
    </div>
  )
}
