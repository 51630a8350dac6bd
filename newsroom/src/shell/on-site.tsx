import { useTexts } from '../texts/use-texts.tsx'
import { Icon } from './icons.tsx'
import styles from './on-site.module.css'

/** Where readers find it, and its feed. */
export function OnSite({ url, feed }: { url: string; feed?: string }) {
  const t = useTexts()
  return (
    <p className={styles.links}>
      <a href={url} target="_blank" rel="noreferrer">
        <Icon name="outside" size={14} />
        {t('form.onSite')}
      </a>
      {feed && (
        <a href={feed} target="_blank" rel="noreferrer">
          {t('form.feed')}
        </a>
      )}
    </p>
  )
}
