import { Modal } from '@mantine/core'
import { useTexts } from '../texts/use-texts.tsx'
import { Keys } from './keys.tsx'
import { type ShortcutScope, shortcuts } from './shortcuts.ts'
import styles from './shortcuts-dialog.module.css'

const scopes: readonly ShortcutScope[] = ['everywhere', 'lists', 'moderation', 'frontPage', 'editor', 'text']

/** All keys at a glance, by where they work. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts()
  return (
    <Modal opened onClose={onClose} title={t('keys.help')} size={860}>
      <div className={styles.groups}>
        {scopes.map((scope) => (
          <section key={scope} className={styles.group}>
            <h3 className={styles.head}>{t(`keys.scope.${scope}`)}</h3>
            <dl className={styles.list}>
              {shortcuts
                .filter((shortcut) => shortcut.scope === scope && shortcut.keys !== 'f1')
                .map(({ keys, does, ...shortcut }) => (
                  <div key={keys} className={styles.row}>
                    <dt>{t(does)}</dt>
                    <dd>
                      <Keys keys={keys} onMac={'onMac' in shortcut ? shortcut.onMac : undefined} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="small soft">{t('keys.helpInText')}</p>
    </Modal>
  )
}
