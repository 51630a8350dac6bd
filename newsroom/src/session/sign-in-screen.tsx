import { useTexts } from '../texts/use-texts.tsx'
import { Door } from './door.tsx'
import { SignInForm } from './sign-in-form.tsx'

export function SignInScreen() {
  const t = useTexts()
  return (
    <Door title={t('session.signInTo')}>
      <SignInForm />
    </Door>
  )
}
