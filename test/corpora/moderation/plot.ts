import { type Answer, calibration, calibrationError } from './measures.ts'

/** One plot: what was said against what is so; `isForeign`: of a corpus that nothing was learned from. */
export type Series = { title: string; from: string; isForeign: boolean; answers: readonly Answer[] }

const across = 4
const side = 150
const gap = { x: 58, y: 78 }
const left = 52
const top = 92
const colours = { held: '#1f5fa8', foreign: '#a04a12' }
const fewest = 10

/** Reliability plots beside each other, as an SVG picture with a ground of its own: it is read on light and dark pages. */
export function calibrationPlots(series: readonly Series[]): string {
  const rows = Math.ceil(series.length / across)
  const width = left + across * (side + gap.x)
  const height = top + rows * (side + gap.y)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="t d" font-family="system-ui, sans-serif" font-size="11" fill="#333">
<title id="t">Calibration of the scores</title>
<desc id="d">For each signal and corpus, in tenths of the score, the share of texts that are so against the mean score. On the diagonal 0.8 means four in five. The same figures stand in the tables.</desc>
<rect width="${width}" height="${height}" rx="8" fill="#fff"/>
<g font-size="12"><circle cx="${left + 5}" cy="26" r="5" fill="${colours.held}"/><text x="${left + 16}" y="30">texts held back in cross-validation</text><circle cx="${left + 245}" cy="26" r="5" fill="${colours.foreign}"/><text x="${left + 256}" y="30">sets that nothing was learned from</text></g>
${series.map((one, place) => plot(one, left + (place % across) * (side + gap.x), top + Math.floor(place / across) * (side + gap.y))).join('\n')}
</svg>
`
}

function plot({ title, from, isForeign, answers }: Series, x: number, y: number): string {
  const at = (value: number) => round(value * side)
  const up = (value: number) => round(side - value * side)
  const colour = isForeign ? colours.foreign : colours.held
  const points = calibration(answers)
    .filter(({ count }) => count >= fewest)
    .map(({ count, said, so }) => {
      const spread = interval(so, count)
      return `<path d="M${at(said)} ${up(spread.low)}V${up(spread.high)}" stroke="${colour}" stroke-opacity=".45"/><circle cx="${at(said)}" cy="${up(so)}" r="${round(2 + Math.min(4, Math.log10(count)))}" fill="${colour}"/>`
    })
  const ticks = [0, 0.5, 1].map(
    (value) =>
      `<text x="${at(value)}" y="${side + 14}" text-anchor="middle">${value}</text><text x="-6" y="${up(value) + 4}" text-anchor="end">${value}</text>`,
  )
  return `<g transform="translate(${x} ${y})"><text y="-24" font-weight="600" font-size="12">${title}</text><text y="-9">${from}</text>
<rect width="${side}" height="${side}" fill="#f6f6f4" stroke="#bbb"/><path d="M0 ${side}L${side} 0" stroke="#999" stroke-dasharray="3 3"/>
${ticks.join('')}${points.join('')}
<text x="${side}" y="${side + 28}" text-anchor="end" fill="#595959">error ${calibrationError(answers).toFixed(3)}</text></g>`
}

/** Between which shares the true one lies with 95 per cent (Wilson 1927). */
function interval(share: number, count: number): { low: number; high: number } {
  const z = 1.96
  const middle = (share + z ** 2 / (2 * count)) / (1 + z ** 2 / count)
  const half =
    (z / (1 + z ** 2 / count)) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

const round = (value: number): number => Math.round(value * 10) / 10
