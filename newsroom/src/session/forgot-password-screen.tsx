import { Anchor, Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { post } from '../api.ts'
import { ProblemNote } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './door.module.css'
import { Door } from './door.tsx'

/** Asks for a link by mail; the answer is the same whether or not there is such an account. */
export function ForgotPasswordScreen() {
  const t = useTexts()
  const [email, setEmail] = useState('')
  const ask = useMutation({ mutationFn: () => post('/password-resets', { email }) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate()
  }
  return (
    <Door title={t('session.forgotTitle')}>
      {ask.isSuccess ? (
        <p role="status">{t('session.forgotSent', { email })}</p>
      ) : (
        <form onSubmit={submit}>
          <p className={styles.hint}>{t('session.forgotHint')}</p>
          <TextInput
            label={t('session.email')}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <ProblemNote error={ask.error} />
          <div className={styles.foot}>
            <Anchor component={Link} to="/" size="sm">
              {t('session.backToSignIn')}
            </Anchor>
            <Button type="submit" size="sm" loading={ask.isPending}>
              {t('session.forgotSend')}
            </Button>
          </div>
        </form>
      )}
    </Door>
  )
}
