import { alertThreshold } from '../../../src/topics/index.ts'
import { type Figures, type Method, methods } from './figures.ts'

const begin = '<!-- figures: written by `npm run topics:figures` -->'
const end = '<!-- end of figures -->'

/** The document with these figures in the place of the ones between its marks. */
export function withFigures(document: string, figures: Figures): string {
  const [before, rest] = document.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error('docs/topics.md has lost its marks')
  return `${before}${begin}\n${asText(figures)}\n${end}${after}`
}

function asText({ related, shipped, curve, headlines, subjects }: Figures): string {
  return [
    table(
      [
        '',
        'nDCG at 10',
        'precision at 5',
        'best F1',
        'precision there',
        'F1, leave one out',
        'precision there',
      ],
      methods.map((method) => {
        const { ndcgAt10, precisionAt5, best, leaveOneOut } = related[method]
        const all = [ndcgAt10, precisionAt5, best.f1, best.precision, leaveOneOut.f1, leaveOneOut.precision]
        return [method, ...all.map(short)]
      }),
    ),
    `At the shipped threshold of **${alertThreshold}**: precision ${short(shipped.precision)}, recall ${short(shipped.recall)}, F1 **${short(shipped.f1)}**.`,
    table(
      ['told from', 'precision', 'recall', 'F1'],
      [0.12, 0.15, 0.18, 0.2, 0.21, alertThreshold, 0.23, 0.25, 0.3, 0.35].map((threshold) => {
        const point = curve.findLast((one) => one.threshold >= threshold)
        return [
          String(threshold),
          ...[point?.precision, point?.recall, point?.f1].map((value) => short(value ?? 0)),
        ]
      }),
    ),
    table(
      ['', 'headlines, German', 'headlines, English', 'subjects, German', 'subjects, English'],
      methods.map((method: Method) => [
        method,
        ...[headlines.de, headlines.en, subjects.de, subjects.en].map((figure) => short(figure[method])),
      ]),
    ),
  ].join('\n\n')
}

const short = (value: number): string => value.toFixed(3)

const table = (head: readonly string[], rows: readonly string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
