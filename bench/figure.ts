/** One line of the table. `base` is what the value is held against: the bare server, the small archive. */
export type Figure = {
  name: string
  value: number
  unit: '/s' | 'ms' | 's' | 'MB' | 'kB' | 'CLS' | ''
  base?: number
  /** Null: shown for comparison. */
  aim: Aim | null
}
export type Aim = { of: 'value' | 'ratio'; atMost?: number; atLeast?: number }

export const ratioOf = ({ value, base }: Figure): number | null => (base === undefined ? null : value / base)

export function holds(figure: Figure): boolean {
  if (figure.aim === null) return true
  const { of, atMost = Infinity, atLeast = -Infinity } = figure.aim
  const judged = of === 'ratio' ? (ratioOf(figure) ?? Number.NaN) : figure.value
  return judged <= atMost && judged >= atLeast
}

const columns = ['figure', 'measured', 'base', 'ratio', 'aim', 'holds'] as const

export function table(figures: readonly Figure[]): string {
  const rows = [columns, ...figures.map(rowOf)]
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    ),
  )
  return lines.map((cells) => cells.join('  ')).join('\n')
}

function rowOf(figure: Figure): string[] {
  const { name, value, unit, base, aim } = figure
  const ratio = ratioOf(figure)
  return [
    name,
    amount(value, unit),
    base === undefined ? '' : amount(base, unit),
    ratio === null ? '' : ratio.toFixed(2),
    aim === null ? '' : aimText(aim, unit),
    aim === null ? '' : holds(figure) ? 'yes' : 'NO',
  ]
}

function aimText({ of, atMost, atLeast }: Aim, unit: Figure['unit']): string {
  const limit = atMost ?? atLeast ?? 0
  return `${atMost === undefined ? '≥' : '≤'} ${of === 'ratio' ? `${limit}×` : `${limit} ${unit}`.trim()}`
}

function amount(value: number, unit: Figure['unit']): string {
  const digits = unit === 'CLS' ? 4 : unit === '/s' || unit === '' ? 0 : value < 20 ? 2 : 1
  return `${value.toFixed(digits)} ${unit}`.trim()
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return (
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) /
    2
  )
}

/**
 * The largest size against its aim, and each size against the smallest: how a figure grows when there are ten and a
 * hundred times as many articles.
 */
export function growth(
  { name, unit }: Pick<Figure, 'name' | 'unit'>,
  bySize: readonly { size: number; value: number }[],
  aims: { atMost: number; ratioAtMost?: number },
): Figure[] {
  const [smallest, ...larger] = bySize
  const largest = larger.at(-1)
  if (!smallest || !largest) throw new Error('growth needs two sizes')
  const { atMost, ratioAtMost } = aims
  return [
    { name: `${name}, ${largest.size} articles`, value: largest.value, unit, aim: { of: 'value', atMost } },
    ...larger.map(
      ({ size, value }): Figure => ({
        name: `  against ${smallest.size} (${size / smallest.size} × the articles)`,
        value,
        base: smallest.value,
        unit,
        aim: size === largest.size && ratioAtMost ? { of: 'ratio', atMost: ratioAtMost } : null,
      }),
    ),
  ]
}
