import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldErrorsOf } from './field-error.ts'
import { textsFor } from './texts.ts'

const said = (schema: z.ZodType, input: unknown, language: 'de' | 'en' = 'de'): string[] => {
  const t = textsFor(language)
  const { error } = schema.safeParse(input)
  return (error?.issues ?? []).flatMap(fieldErrorsOf).map(({ path, message, placeholders }) => {
    const sentence = t(message, placeholders)
    return path ? `${path}: ${sentence}` : sentence
  })
}

const line = z
  .string()
  .trim()
  .min(1, { abort: true })
  .regex(/[^\s\u200b]/, 'field.invisible')
const address = z
  .url({ protocol: /^https?$/, error: 'field.web-address', abort: true })
  .regex(/^[^@]*$/, 'field.address-with-password')

describe('what is wrong with a field', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['nothing', z.object({ name: z.string() }), {}, 'name: Diese Angabe fehlt.'],
    ['another type', z.string(), 7, 'Das muss ein Text sein.'],
    ['no list', z.array(z.string()), 'a', 'Das muss eine Liste sein.'],
    ['no words', line, '   ', 'Das darf nicht leer sein.'],
    ['words nobody sees', line, '\u200b', 'Hier muss etwas Sichtbares stehen.'],
    ['too many words', z.string().max(3), 'Titel', 'Höchstens 3 Zeichen.'],
    ['too many things', z.array(z.string()).max(1), ['a', 'b'], 'Höchstens 1 Eintrag.'],
    ['too great', z.number().max(5), 6, 'Höchstens 5.'],
    ['too small', z.number().min(1), 0, 'Mindestens 1.'],
    ['none of the words', z.enum(['draft', 'published']), 'gone', 'Eines von: draft, published.'],
    ['no address', address, 'javascript:1', 'Eine Adresse wie https://beispiel.de/.'],
    [
      'a password',
      address,
      'https://a:b@example.org/',
      'Die Adresse darf weder Namen noch Passwort enthalten.',
    ],
    ['a name nobody knows', z.strictObject({}), { a: 1 }, 'a: Unbekannt: a.'],
  ])('%s', (_, schema, input, sentence) => {
    expect(said(schema, input)).toEqual([sentence])
  })
})
