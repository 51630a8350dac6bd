import { type Issue, isTextKey, textsFor } from '../texts/index.ts'
import { type Settings, type SettingsGroup, settingsSchemas } from './settings.ts'

/**
 * What a group becomes when it is stored, or what is wrong with it. Stricter than reading: names nobody knows, colours
 * that cannot be read and placeholders that nothing fills are refused, while what is stored already is never lost to a
 * rule that came later.
 */
export function soundSettings<G extends SettingsGroup>(
  group: G,
  value: unknown,
): { value: Settings[G] } | { issues: readonly Issue[] } {
  const schema: (typeof settingsSchemas)[SettingsGroup] = settingsSchemas[group]
  const parsed = ('strict' in schema ? schema.strict() : schema).safeParse(value)
  if (!parsed.success) return { issues: parsed.error.issues }
  const issues =
    group === 'texts'
      ? wrongTexts(value as Record<string, string>)
      : group === 'look'
        ? faintColours(parsed.data as Settings['look'])
        : []
  return issues.length > 0 ? { issues } : { value: parsed.data as Settings[G] }
}

function wrongTexts(texts: Record<string, string>): Issue[] {
  const unknown = Object.keys(texts).filter((key) => !isTextKey(key))
  if (unknown.length > 0) return [{ path: [], code: 'unrecognized_keys', message: '', keys: unknown }]
  const t = textsFor('de')
  return Object.entries(texts).flatMap(([key, text]): Issue[] => {
    const known = isTextKey(key) ? placeholdersIn(t(key)) : []
    const strange = placeholdersIn(text).filter((name) => !known.includes(name))
    if (strange.length === 0) return []
    const message = known.length > 0 ? 'field.placeholder' : 'field.placeholder-none'
    return [{ path: [key], message, placeholders: { unknown: strange.join(', '), known: known.join(', ') } }]
  })
}

const placeholdersIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{\w+\}/g)].map(([whole]) => whole)),
]

/** The papers of the site, on which the signal colour is read. */
const papers = { accent: '#fdfbf7', accentDark: '#131416' } as const
/** What text needs to be read (WCAG 1.4.3, level AA). */
const legible = 4.5

function faintColours(look: Settings['look']): Issue[] {
  return (['accent', 'accentDark'] as const).flatMap((field) => {
    const ratio = contrast(look[field], papers[field])
    if (ratio >= legible) return []
    const shown = (Math.floor(ratio * 10) / 10).toFixed(1)
    return [{ path: [field], message: 'field.contrast', placeholders: { ratio: shown } }]
  })
}

/** How far two colours `#rrggbb` stand apart, 1 to 21 (WCAG 2, contrast ratio). */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
