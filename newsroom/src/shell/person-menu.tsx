import { Menu, useMantineColorScheme } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { remove } from '../api.ts'
import { useSession } from '../session/session.ts'
import type { Language } from '../texts/texts.ts'
import { useSetLanguage, useTexts } from '../texts/use-texts.tsx'
import { Icon } from './icons.tsx'

const schemes = ['light', 'dark', 'auto'] as const
/** Languages are called by their own names. */
const languages: Record<Language, string> = { de: 'Deutsch', en: 'English' }

/** Who is at work: own account, light or dark, language, leaving. */
export function PersonMenu({
  className,
  nameClassName,
}: {
  className?: string | undefined
  nameClassName?: string | undefined
}) {
  const t = useTexts()
  const setLanguage = useSetLanguage()
  const { staff } = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const queryClient = useQueryClient()
  const leave = useMutation({
    mutationFn: () => remove('/session'),
    onSuccess: () => {
      queryClient.clear()
      location.assign('/newsroom/')
    },
  })
  return (
    <Menu position="top-start" width={220} withinPortal={false}>
      <Menu.Target>
        <button type="button" className={`plain-button ${className ?? ''}`}>
          <Icon name="person" />
          <span>
            <span className={nameClassName}>{staff.name}</span>
            <span className="small soft">{t(`role.${staff.role}`)}</span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/account">
          {t('account.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('shell.look')}</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.Item
            key={scheme}
            onClick={() => setColorScheme(scheme)}
            leftSection={<Mark on={colorScheme === scheme} />}
            aria-current={colorScheme === scheme || undefined}
          >
            {t(`shell.look.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('shell.language')}</Menu.Label>
        {(Object.keys(languages) as Language[]).map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            onClick={() => setLanguage(language)}
            leftSection={<Mark on={t.language === language} />}
            aria-current={t.language === language || undefined}
          >
            {languages[language]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => leave.mutate()}>{t('session.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

const Mark = ({ on }: { on: boolean }) =>
  on ? <Icon name="check" size={14} /> : <span style={{ width: 14, display: 'block' }} />
