import { GroupForm } from '../settings/group-form.tsx'
import { FieldGroup } from '../shell/fields.tsx'
import { PageBody, PageHead } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { LinkList } from './link-list.tsx'

const menus = ['main', 'footer', 'service'] as const

/** The links around the articles: at the top, at the foot, and after the text. */
export function NavigationScreen() {
  const t = useTexts()
  const labels = {
    main: t('navigation.main'),
    footer: t('navigation.footer'),
    service: t('navigation.service'),
  }
  return (
    <>
      <PageHead title={t('place.navigation')} />
      <PageBody narrow>
        <GroupForm group="navigation" labels={labels}>
          {(form) => (
            <>
              {menus.map((menu) => (
                <FieldGroup key={menu} title={labels[menu]} hint={t(`navigation.${menu}Hint`)}>
                  <LinkList
                    label={labels[menu]}
                    links={form.values[menu]}
                    error={form.state.findings[menu]}
                    onType={(links) => form.change({ [menu]: links })}
                    onDone={(links) => form.choose({ [menu]: links })}
                  />
                </FieldGroup>
              ))}
            </>
          )}
        </GroupForm>
      </PageBody>
    </>
  )
}
