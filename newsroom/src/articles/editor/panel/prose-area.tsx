import { Textarea } from '@mantine/core'
import { tooLong } from '../../../shell/limits.ts'
import { useTexts } from '../../../texts/use-texts.tsx'
import { useTypographicField } from '../use-typographic-field.ts'

type Props = {
  label: string
  description?: string
  placeholder?: string
  value: string
  language: string
  onChange: (value: string) => void
  readOnly?: boolean
  most?: number
  error?: string | null
}

/** A plain field for text that readers see: with the typographic signs of the article's language. */
export function ProseArea({ onChange, language, most = 2000, readOnly = false, error, ...props }: Props) {
  const t = useTexts()
  const field = useTypographicField<HTMLTextAreaElement>(language)
  return (
    <Textarea
      ref={field}
      lang={language}
      autosize
      minRows={2}
      error={error ?? tooLong(t, props.value, most)}
      readOnly={readOnly}
      onChange={(event) => onChange(event.target.value)}
      {...props}
    />
  )
}
