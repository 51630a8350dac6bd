import { Textarea } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { nearLimit, tooLong } from '../../shell/limits.ts'
import { useTexts } from '../../texts/use-texts.tsx'
import styles from './title-block.module.css'
import { useTypographicField } from './use-typographic-field.ts'

type Props = {
  name: string
  label: string
  value: string
  language: string
  onChange: (value: string) => void
  className: string | undefined
  placeholder: string
  readOnly?: boolean
  /** The most characters that can be stored. More stays as it was typed; how far one is stands below. */
  most?: number
  error?: string | null
}

/** A field that looks like what it becomes. It grows with its text; Enter goes on to the next. */
export function ProseField({
  name,
  label,
  value,
  language,
  onChange,
  className,
  placeholder,
  readOnly,
  most = Number.POSITIVE_INFINITY,
  error,
}: Props) {
  const t = useTexts()
  const field = useTypographicField<HTMLTextAreaElement>(language)
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    nextField(event.currentTarget)?.focus()
  }
  return (
    <Textarea
      ref={field}
      id={`article-${name}`}
      aria-label={label}
      value={value}
      lang={language}
      onChange={(event) => onChange(event.target.value.replace(/\s*\n+\s*/g, ' '))}
      onKeyDown={onKeyDown}
      placeholder={placeholder}
      autosize
      variant="unstyled"
      readOnly={readOnly ?? false}
      description={nearLimit(t, value, most)}
      error={error ?? tooLong(t, value, most)}
      errorProps={{ role: 'status' }}
      inputWrapperOrder={['input', 'description', 'error']}
      data-prose-field
      classNames={{ input: `${styles.input} ${className ?? ''}` }}
    />
  )
}

function nextField(from: HTMLElement): HTMLElement | undefined {
  const fields = [
    ...document.querySelectorAll<HTMLElement>('[data-prose-field], [data-prose-body] [contenteditable]'),
  ]
  return fields[fields.indexOf(from) + 1]
}
