import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { post } from '../api.ts'
import { isWebAddress } from '../shell/checks.ts'
import { Fields } from '../shell/fields.tsx'
import { fieldErrors } from '../shell/form.ts'
import { tooLong } from '../shell/limits.ts'
import { ProblemNote } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { EventsField } from './events-field.tsx'
import type { Webhook } from './queries.ts'

type Made = Webhook & { secret: string }

/** Adds an address; the answer holds the secret with which its messages are signed. */
export function NewWebhook({ onMade }: { onMade: (made: Made) => void }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [input, setInput] = useState({
    url: '',
    description: '',
    events: ['article.published', 'article.updated', 'article.unpublished'] as Webhook['events'],
  })
  const make = useMutation({
    mutationFn: () => post<Made>('/webhooks', { ...input, description: input.description.trim() || null }),
    onSuccess: async (made) => {
      await queryClient.invalidateQueries({ queryKey: ['webhooks'] })
      onMade(made)
    },
  })
  const [tried, setTried] = useState(false)
  const badAddress = tried && !isWebAddress(input.url) ? t('form.badAddress') : null
  const errors = fieldErrors(make.error)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (isWebAddress(input.url)) make.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Fields>
        <TextInput
          label={t('developer.url')}
          description={t('developer.urlHint')}
          type="url"
          placeholder="https://"
          value={input.url}
          onChange={({ currentTarget }) => setInput({ ...input, url: currentTarget.value })}
          error={badAddress ?? errors.url}
          autoFocus
        />
        <TextInput
          label={t('developer.description')}
          value={input.description}
          onChange={({ currentTarget }) => setInput({ ...input, description: currentTarget.value })}
          error={tooLong(t, input.description, 200) ?? errors.description}
        />
        <EventsField
          value={input.events}
          onChange={(events) => setInput({ ...input, events })}
          error={errors.events}
        />
        <div>
          <Button
            type="submit"
            loading={make.isPending}
            disabled={!input.url.trim() || input.events.length === 0}
          >
            {t('developer.addWebhook')}
          </Button>
        </div>
      </Fields>
      {make.error && Object.keys(errors).length === 0 && <ProblemNote error={make.error} />}
    </form>
  )
}
