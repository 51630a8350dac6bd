import type { Placeholders, TextKey } from './texts.ts'

/** What is wrong with one field. `message` is a key of the catalogue, filled when the answer's language is known. */
export type FieldError = { path: string; message: TextKey; placeholders?: Placeholders }

/** The part of Zod's findings that tells what to mend. */
export type Issue = {
  path: PropertyKey[]
  message: string
  code?: string | undefined
  origin?: string
  format?: string
  expected?: string
  minimum?: number | bigint
  maximum?: number | bigint
  values?: readonly unknown[]
  keys?: readonly string[]
  /** For a message that is a key of the catalogue. */
  placeholders?: Placeholders
}

/**
 * What is wrong, field by field; each field that nobody knows is named by its own path. Schemas name a sentence of their
 * own by its key, `field.language`; for all other findings there is a general one.
 */
export function fieldErrorsOf(issue: Issue): FieldError[] {
  const path = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).map((key) => ({
      path: path === '' ? key : `${path}.${key}`,
      message: 'field.unknown',
      placeholders: { keys: key },
    }))
  if (issue.message.startsWith('field.')) {
    const { placeholders } = issue
    return [{ path, message: issue.message as TextKey, ...(placeholders ? { placeholders } : {}) }]
  }
  return [{ path, ...generalFinding(issue) }]
}

function generalFinding(issue: Issue): { message: TextKey; placeholders?: Placeholders } {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue)
    case 'too_big':
      return {
        message: tooMuch[issue.origin ?? ''] ?? 'field.too-great',
        placeholders: amount(issue.maximum, 'max'),
      }
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) <= 1) return { message: 'field.empty' }
      return {
        message: tooLittle[issue.origin ?? ''] ?? 'field.too-small',
        placeholders: amount(issue.minimum, 'min'),
      }
    case 'invalid_value':
      return {
        message: 'field.one-of',
        placeholders: { values: (issue.values ?? []).map(String).join(', ') },
      }
    case 'invalid_format':
      return { message: formats[issue.format ?? ''] ?? 'field.format' }
    default:
      return { message: 'field.format' }
  }
}

/** `count` for sentences with a plural, beside the word of the limit. */
const amount = (limit: number | bigint | undefined, word: 'min' | 'max'): Placeholders => ({
  [word]: String(limit),
  count: Number(limit),
})

function wrongType({ message, expected }: Issue): { message: TextKey } {
  // Zod says only in its sentence that there was nothing at all.
  if (message.endsWith('received undefined')) return { message: 'field.missing' }
  return { message: types[expected ?? ''] ?? 'field.format' }
}

const types: Record<string, TextKey> = {
  string: 'field.string',
  number: 'field.number',
  int: 'field.number',
  boolean: 'field.boolean',
  array: 'field.array',
  object: 'field.object',
  record: 'field.object',
}
const tooMuch: Record<string, TextKey> = {
  string: 'field.too-long',
  array: 'field.too-many',
}
const tooLittle: Record<string, TextKey> = {
  string: 'field.too-short',
  array: 'field.too-few',
}
const formats: Record<string, TextKey> = {
  email: 'field.email',
  url: 'field.web-address',
  datetime: 'field.time',
  date: 'field.date',
}
