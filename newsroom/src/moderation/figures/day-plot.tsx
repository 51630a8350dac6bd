import { useElementSize } from '@mantine/hooks'
import { useState } from 'react'
import { namedDays, ticksFor } from '../../page-counts/plot.ts'
import { useTexts } from '../../texts/use-texts.tsx'
import styles from './figures.module.css'

/** Null: nothing is known of the day. */
export type DayValue = { day: string; value: number | null }

type Props = {
  title: string
  days: readonly DayValue[]
  /** How a value is said: „12“, „80 %“, „3 Std.“. */
  say: (value: number) => string
  /** The end of the axis, where it is not the largest value. */
  most?: number
}

const height = 132
const margin = { top: 18, right: 6, bottom: 20, left: 50 }

/** One bar a day from zero, the largest and the one under the pointer with their figures. The table has them all. */
export function DayPlot(props: Props) {
  const { ref, width } = useElementSize()
  return (
    <figure className={styles.plot}>
      <figcaption className={styles.plotTitle}>{props.title}</figcaption>
      <div ref={ref} className={styles.canvas}>
        {width > 0 && <Bars {...props} width={width} />}
      </div>
    </figure>
  )
}

function Bars({ days, say, most, width }: Props & { width: number }) {
  const t = useTexts()
  const [over, setOver] = useState<number | null>(null)
  const values = days.map(({ value }) => value ?? 0)
  const largest = Math.max(0, ...values)
  const ticks = most === undefined ? ticksFor(largest) : [0, most / 2, most]
  const top = ticks.at(-1) ?? 1
  const innerWidth = width - margin.left - margin.right
  const innerHeight = height - margin.top - margin.bottom
  const step = innerWidth / Math.max(1, days.length)
  const barWidth = Math.max(1, step - 2)
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
          <text x={margin.left - 6} y={y(tick) + 4} textAnchor="end" className={styles.axis}>
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
          data-over={index === over || undefined}
          data-today={index === days.length - 1 || undefined}
        />
      ))}
      {days.map(({ day }, index) =>
        named.has(day) ? (
          <text
            key={day}
            x={Math.min(x(index) + barWidth / 2, width - 21)}
            y={height - 5}
            textAnchor="middle"
            className={styles.axis}
          >
            {dayWord(day, t.language, { day: 'numeric', month: 'numeric' })}
          </text>
        ) : null,
      )}
      {at && (
        <text
          x={Math.min(
            Math.max(x(labelled) + barWidth / 2, margin.left + 40),
            width - (over === null ? 28 : 56),
          )}
          y={over === null ? y(at.value ?? 0) - 5 : 12}
          textAnchor="middle"
          className={styles.label}
        >
          {over === null
            ? say(at.value ?? 0)
            : `${dayWord(at.day, t.language, { day: 'numeric', month: 'short' })}: ${at.value === null ? '–' : say(at.value)}`}
        </text>
      )}
    </svg>
  )
}

export const dayWord = (day: string, language: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
