import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTexts } from '../texts/use-texts.tsx'
import { Empty } from './page.tsx'

export function NotFound() {
  const t = useTexts()
  return (
    <Empty
      as="h1"
      title={t('notFound.title')}
      action={
        <Button component={Link} to="/">
          {t('notFound.back')}
        </Button>
      }
    >
      {t('notFound.hint')}
    </Empty>
  )
}
