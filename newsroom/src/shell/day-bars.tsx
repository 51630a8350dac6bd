import { useElementSize } from '@mantine/hooks'
import { useState } from 'react'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './day-bars.module.css'
import { namedDays, ticksFor } from './plot.ts'

/** Null: nothing is known of the day. */
export type DayValue = { day: string; value: number | null }

type Props = {
  days: readonly DayValue[]
  /** Open, as it is not over. */
  today: string | undefined
  height: number
  /** How a value is said: „12“, „80 %“, „3 Std.“. */
  say: (value: number) => string
  /** The end of the axis, where it is not the largest value. */
  most?: number
}

const margin = { top: 20, right: 8, bottom: 22, left: 50 }

/**
 * One bar a day, from zero. The largest carries its figure, the one under the pointer too. A screen reader gets the same
 * figures from a table that stands beside it.
 */
export function DayBars(props: Props) {
  const { ref, width } = useElementSize()
  return (
    <div ref={ref} className={styles.plot} style={{ height: props.height }}>
      {width > 0 && <Bars {...props} width={width} />}
    </div>
  )
}

function Bars({ days, today, height, say, most, width }: Props & { width: number }) {
  const t = useTexts()
  const [over, setOver] = useState<number | null>(null)
  const values = days.map(({ value }) => value ?? 0)
  const largest = Math.max(0, ...values)
  const ticks = most === undefined ? ticksFor(largest) : [0, most / 2, most]
  const top = ticks.at(-1) ?? 1
  const innerWidth = width - margin.left - margin.right
  const innerHeight = height - margin.top - margin.bottom
  const step = innerWidth / Math.max(1, days.length)
  const barWidth = Math.max(1, Math.min(step - (step > 4 ? 2 : 0.5), 44))
  const x = (index: number) => margin.left + step * index + (step - barWidth) / 2
  const y = (value: number) => margin.top + innerHeight * (1 - value / top)
  const named = new Set(
    namedDays(
      days.map(({ day }) => day),
      Math.floor(innerWidth / 56),
    ),
  )
  const labelled = over ?? (largest > 0 ? values.indexOf(largest) : -1)
  const at = days[labelled]
  return (
    <svg
      width={width}
      height={height}
      aria-hidden="true"
      onPointerMove={(event) => {
        const left = event.clientX - event.currentTarget.getBoundingClientRect().left - margin.left
        const index = Math.floor(left / step)
        setOver(index >= 0 && index < days.length ? index : null)
      }}
      onPointerLeave={() => setOver(null)}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={margin.left}
            x2={width - margin.right}
            y1={y(tick)}
            y2={y(tick)}
            className={tick === 0 ? styles.zero : styles.grid}
          />
          <text x={margin.left - 8} y={y(tick) + 4} textAnchor="end" className={styles.axis}>
            {say(tick)}
          </text>
        </g>
      ))}
      {days.map(({ day, value }, index) => (
        <rect
          key={day}
          x={x(index)}
          width={barWidth}
          y={y(value ?? 0)}
          height={Math.max(0, y(0) - y(value ?? 0))}
          className={styles.bar}
          data-today={day === today || undefined}
          data-over={index === over || undefined}
        />
      ))}
      {days.map(({ day }, index) =>
        named.has(day) ? (
          <text
            key={day}
            x={Math.min(x(index) + barWidth / 2, width - 21)}
            y={height - 6}
            textAnchor="middle"
            className={styles.axis}
          >
            {dayWord(day, t.language, shortDay(days.length))}
          </text>
        ) : null,
      )}
      {at && (
        <text
          x={Math.min(
            Math.max(x(labelled) + barWidth / 2, margin.left + 40),
            width - (over === null ? 32 : 60),
          )}
          y={y(highestNear(values, labelled, Math.ceil(60 / step))) - 6}
          textAnchor="middle"
          className={styles.label}
        >
          {over === null
            ? say(at.value ?? 0)
            : `${dayWord(at.day, t.language, wholeDay)}: ${at.value === null ? '–' : say(at.value)}`}
        </text>
      )}
    </svg>
  )
}

/** The label stands above all bars that it could cover. */
const highestNear = (values: readonly number[], index: number, reach: number): number =>
  Math.max(...values.slice(Math.max(0, index - reach), index + reach + 1))

const wholeDay = { weekday: 'short', day: 'numeric', month: 'short' } as const

function shortDay(count: number): Intl.DateTimeFormatOptions {
  if (count <= 7) return { weekday: 'short' }
  return count > 100 ? { month: 'short' } : { day: 'numeric', month: 'numeric' }
}

/** A day of the calendar, `2026-11-23`, in words. */
export const dayWord = (day: string, language: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
