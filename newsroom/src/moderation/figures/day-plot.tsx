import { DayBars, type DayValue } from '../../shell/day-bars.tsx'
import styles from './figures.module.css'

type Props = { title: string; days: readonly DayValue[]; say: (value: number) => string; most?: number }

/** The last days with a title; the last of them is not over. */
export function DayPlot({ title, days, ...axis }: Props) {
  return (
    <figure className={styles.plot}>
      <figcaption className={styles.plotTitle}>{title}</figcaption>
      <DayBars days={days} today={days.at(-1)?.day} height={132} {...axis} />
    </figure>
  )
}
