import { ActionIcon, Modal, SegmentedControl } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useState } from 'react'
import type { Article } from '../../../../src/newsroom-api/contract/articles.ts'
import { Icon } from '../../shell/icons.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import styles from './preview.module.css'

const widths = { phone: 390, desktop: 1280 } as const
type Device = keyof typeof widths

/** The newest revision as the site would show it, at the width of a phone or of a desktop. */
export function PreviewDialog({
  article,
  onClose,
}: {
  article: Pick<Article, 'id' | 'headline' | 'revision'>
  onClose: () => void
}) {
  const t = useTexts()
  const [device, setDevice] = useState<Device>(window.innerWidth < 820 ? 'phone' : 'desktop')
  const address = `/newsroom/preview/${article.id}`
  const stage = useElementSize()
  // A desktop's width on a smaller screen is shown smaller, not narrower.
  const scale = stage.width ? Math.min(1, stage.width / widths[device]) : 1
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen
      withCloseButton={false}
      padding={0}
      attributes={{ content: { 'aria-label': t('keys.preview') } }}
      classNames={{ body: styles.body ?? '' }}
    >
      <div className={styles.bar}>
        <strong className={styles.title}>{t('keys.preview')}</strong>
        <SegmentedControl
          size="xs"
          value={device}
          onChange={(value) => setDevice(value as Device)}
          data={[
            { value: 'phone', label: t('preview.phone') },
            { value: 'desktop', label: t('preview.desktop') },
          ]}
          aria-label={t('preview.width')}
        />
        <ActionIcon
          component="a"
          href={address}
          target="_blank"
          rel="noreferrer"
          aria-label={t('preview.newTab')}
        >
          <Icon name="outside" />
        </ActionIcon>
        <ActionIcon onClick={onClose} aria-label={t('action.close')} data-autofocus>
          <Icon name="close" />
        </ActionIcon>
      </div>
      <div className={styles.stage} ref={stage.ref}>
        <iframe
          key={article.revision}
          src={address}
          title={article.headline}
          className={styles.frame}
          style={{
            width: widths[device],
            height: stage.height / scale || undefined,
            transform: `scale(${scale})`,
          }}
        />
      </div>
    </Modal>
  )
}
