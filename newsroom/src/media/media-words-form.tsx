import { Anchor, Checkbox, Textarea, TextInput } from '@mantine/core'
import { useTexts } from '../texts/use-texts.tsx'
import type { Media, MediaWords } from './queries.ts'

type Props = { media: Media; words: MediaWords; onChange: (words: MediaWords) => void }

/**
 * Alternative text, caption and credit. What the file itself says (IPTC, XMP) is offered to be taken over, never taken
 * over unseen. A picture without an alternative text can be called decoration, so that silence is a decision.
 */
export function MediaWordsForm({ media, words, onChange }: Props) {
  const t = useTexts()
  const proposal = (field: keyof MediaWords) => {
    const proposed = media.proposed[field]
    if (!proposed || proposed === words[field]) return null
    return (
      <>
        {t('media.proposed', { text: proposed })}{' '}
        <Anchor
          component="button"
          type="button"
          size="xs"
          onClick={() => onChange({ ...words, [field]: proposed })}
        >
          {t('media.take')}
        </Anchor>
      </>
    )
  }
  const decoration = words.alt === ''
  return (
    <>
      <Textarea
        label={t('media.alt')}
        description={proposal('alt') ?? t('media.altHint')}
        value={words.alt ?? ''}
        disabled={decoration}
        onChange={(event) => onChange({ ...words, alt: event.target.value || null })}
        error={words.alt === null ? t('media.altMissing') : null}
        autosize
        minRows={2}
        data-autofocus
        mb={6}
      />
      <Checkbox
        label={t('media.decoration')}
        checked={decoration}
        onChange={(event) => onChange({ ...words, alt: event.target.checked ? '' : null })}
        mb="sm"
      />
      <TextInput
        label={t('media.credit')}
        description={proposal('credit') ?? t('media.creditHint')}
        value={words.credit ?? ''}
        onChange={(event) => onChange({ ...words, credit: event.target.value || null })}
        mb="sm"
      />
      <Textarea
        label={t('media.caption')}
        description={proposal('caption')}
        value={words.caption ?? ''}
        onChange={(event) => onChange({ ...words, caption: event.target.value || null })}
        autosize
        minRows={2}
        mb="sm"
      />
    </>
  )
}
