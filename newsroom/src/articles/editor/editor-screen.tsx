import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { BodyDoc } from '../../../../src/articles/body/schema.ts'
import type { Article } from '../../../../src/newsroom-api/contract/articles.ts'
import { useMay, useReading } from '../../session/session.ts'
import { Icon } from '../../shell/icons.tsx'
import { StateWord } from '../../shell/state-word.tsx'
import { useShortcuts } from '../../shell/use-shortcuts.ts'
import { useTexts } from '../../texts/use-texts.tsx'
import { countBodyWords, readingMinutes } from '../body.ts'
import { type Draft, draftFields } from '../draft.ts'
import { hasUnpublishedChanges } from '../unpublished-changes.ts'
import { BodyEditor } from './body/body-editor.tsx'
import { ConflictDialog } from './conflict/conflict-dialog.tsx'
import type { Keeper, KeeperState } from './draft-keeper.ts'
import styles from './editor.module.css'
import { LeadPictureOnPage } from './lead-picture-on-page.tsx'
import { PublishDialog } from './panel/publish-dialog.tsx'
import { SidePanel } from './panel/side-panel.tsx'
import { RestoreBanner } from './restore-banner.tsx'
import { SaveWord } from './save-word.tsx'
import { TitleBlock } from './title-block.tsx'
import { useBeginAtHeadline } from './use-begin-at-headline.ts'
import { useFindingWords } from './use-finding-words.ts'
import { useKeeper } from './use-keeper.ts'

const PreviewDialog = lazy(() =>
  import('../preview/preview-dialog.tsx').then((m) => ({ default: m.PreviewDialog })),
)

type Start = { article: Article | null; draft: Draft; newKey: string }

/** Writing: the page as it will look, and beside it what is not text. */
export function EditorScreen({ start, onCreated }: { start: Start; onCreated: (id: string) => void }) {
  const t = useTexts()
  const { keeper, state } = useKeeper(start, onCreated)
  const { article, draft, findings, version, conflict } = state
  const [panel, setPanel] = usePanel()
  const [open, setOpen] = useState<'publish' | 'preview' | null>(null)
  const readOnly = article !== null && !article.may.write
  const details = useDetails(draft)
  const wrongBody = useFindingWords(findings)('body')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor holds the text; it is set anew with each version
  const body = useMemo(() => draft.body, [version])
  const writeBody = useCallback((written: BodyDoc) => keeper.change({ body: written }), [keeper])
  const publish = useCallback(() => setOpen('publish'), [])
  const showHeld = useCallback(() => focusWrong(() => setPanel(true)), [setPanel])
  useBeginAtHeadline(keeper)
  const closePanel = useCallback(() => setPanel(false), [setPanel])
  const preview = useCallback(() => {
    void keeper.save({ auto: true }).then((saved) => {
      if (saved || keeper.state().save.kind === 'held') setOpen('preview')
    })
  }, [keeper])
  useShortcuts({
    'mod+s': () => void keeper.save({ auto: false }),
    // Twice in a row: opens the dialog, then does what its main button does.
    'mod+enter': (event) => {
      if (open !== 'publish') publish()
      else if (!event.repeat) document.querySelector<HTMLElement>('[data-main-action]')?.click()
    },
    'mod+alt+v': preview,
    'mod+.': () => setPanel(!panel),
  })
  useEffect(() => {
    document.title = draft.headline || t('articles.new')
  }, [draft.headline, t])
  return (
    <div className={styles.screen} data-panel={panel || undefined}>
      <h1 className="visually-hidden">{draft.headline || t('articles.new')}</h1>
      <EditorBar
        keeper={keeper}
        state={state}
        readOnly={readOnly}
        panel={panel}
        onPanel={() => setPanel(!panel)}
        onShowHeld={showHeld}
        onPreview={preview}
        onPublish={publish}
      />
      <div className={styles.desk}>
        {!readOnly && <RestoreBanner keeper={keeper} />}
        {readOnly && <p className={styles.restore}>{t('editor.readOnly')}</p>}
        <article className={styles.page} lang={draft.language}>
          <TitleBlock
            key={`title-${version}`}
            draft={details}
            findings={findings}
            readOnly={readOnly}
            onChange={keeper.change}
          />
          <LeadPictureOnPage picture={details.leadPicture} />
          <div data-prose-body>
            <BodyEditor
              key={`body-${version}`}
              body={body}
              language={draft.language}
              label={t('articles.body')}
              placeholder={t('editor.bodyHint')}
              editable={!readOnly}
              onChange={writeBody}
              onSubmit={publish}
            />
            {wrongBody && (
              <p className="error small" role="status">
                {wrongBody}
              </p>
            )}
          </div>
        </article>
      </div>
      {panel && (
        <SidePanel
          keeper={keeper}
          article={article}
          draft={details}
          findings={findings}
          readOnly={readOnly}
          onClose={closePanel}
          onPublish={publish}
          onPreview={preview}
        />
      )}
      {open === 'publish' && <PublishDialog keeper={keeper} state={state} onClose={() => setOpen(null)} />}
      {open === 'preview' && article && (
        <Suspense fallback={null}>
          <PreviewDialog article={article} onClose={() => setOpen(null)} />
        </Suspense>
      )}
      {conflict && (
        <ConflictDialog key={conflict.theirs.revision} keeper={keeper} conflict={conflict} mine={draft} />
      )}
    </div>
  )
}

/** To the first field that waits to be mended; in the side panel when none stands on the page. */
function focusWrong(openPanel: () => void): void {
  const find = () => document.querySelector<HTMLElement>('[aria-invalid=true]')
  const found = find()
  found?.focus()
  if (found) return
  openPanel()
  requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()))
}

/** The draft for everything beside the text: the same object as long as only the text changes. */
function useDetails(draft: Draft): Draft {
  const held = useRef(draft)
  if (draftFields.some((field) => field !== 'body' && held.current[field] !== draft[field]))
    held.current = draft
  return held.current
}

/** The side panel stands open on wide screens unless it was closed there; on narrow ones it covers the page. */
function usePanel(): [boolean, (open: boolean) => void] {
  const wide = useMediaQuery('(min-width: 1100px)', window.innerWidth >= 1100) ?? true
  const [openWide, setOpenWide] = useLocalStorage({
    key: 'depesche.panel',
    defaultValue: true,
    getInitialValueInEffect: false,
  })
  const [openNarrow, setOpenNarrow] = useState(false)
  return wide ? [openWide, setOpenWide] : [openNarrow, setOpenNarrow]
}

type BarProps = {
  keeper: Keeper
  state: KeeperState
  readOnly: boolean
  panel: boolean
  onPanel: () => void
  onShowHeld: () => void
  onPreview: () => void
  onPublish: () => void
}

function EditorBar({ keeper, state, readOnly, panel, onPanel, onShowHeld, onPreview, onPublish }: BarProps) {
  const t = useTexts()
  const may = useMay()
  const { article, draft } = state
  const { wordsPerMinute } = useReading()
  const words = countBodyWords(draft.body)
  const publishes = article ? article.may.publish : may('articles.publish')
  return (
    <div className={styles.bar}>
      <ActionIcon component={Link} to="/articles" aria-label={t('editor.back')}>
        <Icon name="back" />
      </ActionIcon>
      <StateWord status={article?.status ?? 'draft'} changed={hasUnpublishedChanges(article)} />
      {!readOnly && (
        <SaveWord state={state} retry={() => void keeper.save({ auto: false })} showHeld={onShowHeld} />
      )}
      <span className={styles.space} />
      <span className={styles.count}>
        {t('editor.words', { count: words, words: words.toLocaleString(t.language) })} ·{' '}
        {t('editor.minutes', { minutes: readingMinutes(words, wordsPerMinute) })}
      </span>
      <Tooltip label={t('keys.preview')}>
        <ActionIcon onClick={onPreview} aria-label={t('keys.preview')} disabled={!article && !draft.headline}>
          <Icon name="phone" />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('keys.panel')}>
        <ActionIcon
          onClick={onPanel}
          aria-label={t('keys.panel')}
          aria-pressed={panel}
          variant={panel ? 'light' : 'subtle'}
        >
          <Icon name="panel" />
        </ActionIcon>
      </Tooltip>
      {!readOnly && hasNextStep(state, publishes) && (
        <Button onClick={onPublish}>{primaryAction(article, publishes, t)}</Button>
      )}
    </div>
  )
}

/** What is public as it stands, and what already waits for somebody else, needs nothing more from here. */
function hasNextStep({ article, save }: KeeperState, publishes: boolean): boolean {
  if (!publishes) return article?.status !== 'in_review'
  return article?.publishedRevision == null || hasUnpublishedChanges(article) || save.kind !== 'saved'
}

function primaryAction(article: Article | null, publishes: boolean, t: ReturnType<typeof useTexts>): string {
  if (!publishes) return t('publish.handIn')
  if (article?.publishedRevision !== null && article) return t('publish.changes')
  return article?.status === 'scheduled' ? t('publish.reschedule') : t('publish.title')
}
