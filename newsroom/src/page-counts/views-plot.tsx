import { useElementSize } from '@mantine/hooks'
import { useState } from 'react'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './page-counts.module.css'
import { type DayViews, namedDays, ticksFor } from './plot.ts'

const height = 220
const margin = { top: 20, right: 8, bottom: 22, left: 46 }

/**
 * One bar a day, from zero. The largest carries its figure, the one under the pointer too; today's is open, as the day
 * is not over. The same figures stand in the table below, which is what a screen reader gets.
 */
export function ViewsPlot({ days, today }: { days: readonly DayViews[]; today: string }) {
  const { ref, width } = useElementSize()
  return (
    <div ref={ref} className={styles.plot}>
      {width > 0 && <Bars days={days} today={today} width={width} />}
    </div>
  )
}

function Bars({ days, today, width }: { days: readonly DayViews[]; today: string; width: number }) {
  const t = useTexts()
  const [over, setOver] = useState<number | null>(null)
  const largest = Math.max(...days.map(({ views }) => views), 0)
  const ticks = ticksFor(largest)
  const top = ticks.at(-1) ?? 1
  const innerWidth = width - margin.left - margin.right
  const innerHeight = height - margin.top - margin.bottom
  const step = innerWidth / Math.max(1, days.length)
  const barWidth = Math.max(1, Math.min(step - (step > 4 ? 2 : 0.5), 44))
  const x = (index: number) => margin.left + step * index + (step - barWidth) / 2
  const y = (views: number) => margin.top + innerHeight * (1 - views / top)
  const figure = (views: number) => views.toLocaleString(t.language)
  const named = new Set(
    namedDays(
      days.map(({ day }) => day),
      Math.floor(innerWidth / 56),
    ),
  )
  const labelled = over ?? days.findIndex(({ views }) => views === largest && largest > 0)
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
            {figure(tick)}
          </text>
        </g>
      ))}
      {days.map(({ day, views }, index) => (
        <rect
          key={day}
          x={x(index)}
          width={barWidth}
          y={y(views)}
          height={Math.max(0, y(0) - y(views))}
          className={styles.bar}
          data-today={day === today || undefined}
          data-over={index === over || undefined}
        />
      ))}
      {days.map(({ day }, index) =>
        named.has(day) ? (
          <text
            key={day}
            x={Math.min(x(index) + barWidth / 2, width - 18)}
            y={height - 6}
            textAnchor="middle"
            className={styles.axis}
          >
            {dayName(day, t.language, days.length)}
          </text>
        ) : null,
      )}
      {at && (
        <text
          x={Math.min(Math.max(x(labelled) + barWidth / 2, margin.left + 40), width - 48)}
          y={y(highestNear(days, labelled, Math.ceil(60 / step))) - 6}
          textAnchor="middle"
          className={styles.label}
        >
          {over === null ? figure(at.views) : `${fullDay(at.day, t.language)}: ${figure(at.views)}`}
        </text>
      )}
    </svg>
  )
}

/** The label stands above all bars that it could cover. */
const highestNear = (days: readonly DayViews[], index: number, reach: number): number =>
  Math.max(...days.slice(Math.max(0, index - reach), index + reach + 1).map(({ views }) => views))

const asDate = (day: string) => new Date(`${day}T00:00:00Z`)

function dayName(day: string, language: string, count: number): string {
  const options: Intl.DateTimeFormatOptions =
    count <= 7
      ? { weekday: 'short' }
      : count > 100
        ? { month: 'short' }
        : { day: 'numeric', month: 'numeric' }
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(asDate(day))
}

const fullDay = (day: string, language: string): string =>
  new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(asDate(day))
