import { SegmentedControl } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Loading, ProblemNote } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './newsletters.module.css'
import { type Look, shownAs } from './preview-html.ts'
import { type Issue, previewQuery } from './queries.ts'

const widths = { desktop: 680, phone: 375 } as const
type Device = keyof typeof widths | 'text'

/** The issue as it would leave, in the frame of a mail program. The frame runs nothing. */
export function PreviewPanel({ issue, revision }: { issue: Issue; revision: number }) {
  const t = useTexts()
  const { ref, width: room, height } = useElementSize()
  const [device, setDevice] = useState<Device>('desktop')
  const [look, setLook] = useState<Look>('light')
  const preview = useQuery({ ...previewQuery(issue, revision), placeholderData: keepPreviousData })
  const width = device === 'text' ? 0 : widths[device]
  const scale = room > 0 ? Math.min(1, room / width) : 1
  return (
    <section className={styles.preview} aria-label={t('newsletters.preview')}>
      <div className={styles.looks}>
        <SegmentedControl
          size="xs"
          value={device}
          onChange={(value) => setDevice(value as Device)}
          aria-label={t('newsletters.device')}
          data={(['desktop', 'phone', 'text'] as const).map((value) => ({
            value,
            label: t(`newsletters.device.${value}`),
          }))}
        />
        {device !== 'text' && (
          <SegmentedControl
            size="xs"
            value={look}
            onChange={(value) => setLook(value as Look)}
            aria-label={t('shell.look')}
            data={(['light', 'dark'] as const).map((value) => ({ value, label: t(`shell.look.${value}`) }))}
          />
        )}
        {preview.data && (
          <span className="small soft">
            {t('newsletters.size', { size: Math.ceil(preview.data.bytes / 1000).toLocaleString(t.language) })}
          </span>
        )}
      </div>
      <ProblemNote error={preview.error} retry={() => void preview.refetch()} />
      {!preview.data && !preview.error && <Loading />}
      <div className={styles.stage} ref={ref}>
        {preview.data && device === 'text' && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so the keys must reach it
          <pre className={styles.plain} tabIndex={0}>
            {preview.data.text}
          </pre>
        )}
        {preview.data && device !== 'text' && (
          <iframe
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcDoc={shownAs(preview.data.html, look)}
            title={t('newsletters.previewOf', {
              subject: preview.data.subject || t('newsletters.noSubject'),
            })}
            style={{
              width,
              height: height / scale,
              transform: `scale(${scale})`,
              marginLeft: Math.max(0, (room - width) / 2),
            }}
          />
        )}
      </div>
    </section>
  )
}
