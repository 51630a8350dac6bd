/** A row of a Ghost table as the export writes it; nothing about its fields is certain. */
export type Row = Record<string, unknown>

export const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isRow) : [])

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The field's words; empty for anything else. Old exports number their rows. */
export function textOf(row: Row | undefined, field: string): string {
  const value = row?.[field]
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : ''
}

/** Flags are 1, true or „1“, depending on the database the export came from. */
export const isSet = (row: Row, field: string): boolean => /^(?:1|true)$/.test(String(row[field]))

export const orderOf = (row: Row): number => Number(row.sort_order) || 0
