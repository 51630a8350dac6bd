import { Textarea } from '@mantine/core'
import { useTypographicField } from '../use-typographic-field.ts'

type Props = {
  label: string
  description?: string
  placeholder?: string
  value: string
  language: string
  onChange: (value: string) => void
  readOnly?: boolean
  maxLength?: number
}

/** A plain field for text that readers see: with the typographic signs of the article's language. */
export function ProseArea({ onChange, language, maxLength = 2000, readOnly = false, ...props }: Props) {
  const field = useTypographicField<HTMLTextAreaElement>(language)
  return (
    <Textarea
      ref={field}
      lang={language}
      autosize
      minRows={2}
      maxLength={maxLength}
      readOnly={readOnly}
      onChange={(event) => onChange(event.target.value)}
      {...props}
    />
  )
}
