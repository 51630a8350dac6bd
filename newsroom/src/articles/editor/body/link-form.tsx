import { Button, Group, Modal, TextInput } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { type FormEvent, useState } from 'react'
import { useTexts } from '../../../texts/use-texts.tsx'

/** The address of a link; an empty one takes the link away. */
export function LinkForm({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const t = useTexts()
  const before = String(editor.getAttributes('link').href ?? '')
  const [href, setHref] = useState(before)
  const [wrong, setWrong] = useState(false)
  const set = (address: string | null) => {
    const chain = editor.chain().focus().extendMarkRange('link')
    if (address) chain.setMark('link', { href: address }).run()
    else chain.unsetMark('link').run()
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const address = completeAddress(href)
    if (href.trim() && !address) setWrong(true)
    else set(address)
  }
  return (
    <Modal opened onClose={onClose} title={t('format.link')} size="md">
      <form onSubmit={submit}>
        <TextInput
          label={t('body.linkAddress')}
          value={href}
          onChange={(event) => setHref(event.target.value)}
          error={wrong ? t('body.linkWrong') : null}
          placeholder="https://"
          inputMode="url"
          data-autofocus
        />
        <Group justify="flex-end" mt="md">
          {before && (
            <Button variant="default" onClick={() => set(null)}>
              {t('body.linkRemove')}
            </Button>
          )}
          <Button type="submit">{t('body.linkSet')}</Button>
        </Group>
      </form>
    </Modal>
  )
}

/** `example.org` → `https://example.org`, an e-mail address → `mailto:`; null for what cannot be a link. */
export function completeAddress(typed: string): string | null {
  const address = typed.trim()
  if (/^(https?:\/\/|mailto:|tel:)\S+$/i.test(address)) return address
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return `mailto:${address}`
  return /^[^\s/:]+\.[^\s.]{2,}(\/\S*)?$/.test(address) ? `https://${address}` : null
}
