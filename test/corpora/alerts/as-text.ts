import type { SimulatedReader, Simulation } from './simulation.ts'

const begin = '<!-- alerts: written by `npm run alerts:figures` -->'
const end = '<!-- end of alerts -->'

/** The document with these figures in the place of the ones between its marks. */
export function withAlerts(document: string, simulation: Simulation): string {
  const [before, rest] = document.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error('docs/topics.md has lost its marks')
  return `${before}${begin}\n${asText(simulation)}\n${end}${after}`
}

const examples = 12
const mostShown = 4

function asText({ articles, months, readers, copies, judged }: Simulation): string {
  const counts = readers.map(({ told }) => told.length).toSorted((a, b) => a - b)
  const at = (share: number): number => counts[Math.floor(share * (counts.length - 1))] ?? 0
  const sum = counts.reduce((total, count) => total + count, 0)
  const follows = readers.reduce((total, reader) => total + reader.follows.length, 0)
  const never = counts.filter((count) => count === 0).length
  const busiest = Math.max(...readers.flatMap(({ told }) => inOneMonth(told)), 0)
  const { pairs, wanted, told, right } = judged
  return [
    table(
      ['', ''],
      [
        ['articles, and months from the first to the last', `${articles}, ${months}`],
        ['readers, and articles they want more like', `${readers.length}, ${follows}`],
        ['mails to them', String(sum)],
        ['a reader, in all: median, nine in ten at most, most', `${at(0.5)}, ${at(0.9)}, ${at(1)}`],
        ['a reader and month, from when they follow something', perMonth(readers, months)],
        ['to one reader in one month, at most', String(busiest)],
        ['readers who were never told anything', String(never)],
        ['articles that appeared again two hours later', String(copies.articles)],
        [
          '… tellings of the first, and of the second to the same readers',
          `${copies.toldOfFirst}, ${copies.toldAgain}`,
        ],
        [
          '… tellings of the second to readers who had not been told of the first',
          String(copies.toldOfCopyOnly),
        ],
        ['judged pairs, and wanted among them', `${pairs}, ${wanted}`],
        ['… of which were told, and wanted among those', `${told}, ${right}`],
        ['… precision, recall', `**${(right / told).toFixed(3)}**, **${(right / wanted).toFixed(3)}**`],
      ],
    ),
    `The first ${examples} of the readers who were told something; at most ${mostShown} mails of each, with likeness:`,
    table(
      ['reader', 'wants more like', 'was told of', 'because of'],
      readers
        .filter((reader) => reader.told.length > 0)
        .slice(0, examples)
        .map((reader) => [
          reader.name.replace('leser', ''),
          reader.follows.map(dated).join('<br>'),
          shown(reader, dated),
          shown(reader, ({ because, score }) => `${because} (${score.toFixed(2)})`),
        ]),
    ),
  ].join('\n\n')
}

const dated = ({ headline, date }: { headline: string; date: string }): string =>
  `${headline.replaceAll('|', '/')} (${date})`

function shown({ told }: SimulatedReader, cell: (one: SimulatedReader['told'][number]) => string): string {
  const rest = told.length - mostShown
  return [...told.slice(0, mostShown).map(cell), ...(rest > 0 ? [`… ${rest} more`] : [])].join('<br>')
}

const inOneMonth = (told: SimulatedReader['told']): number[] =>
  [...Map.groupBy(told, ({ date }) => date.slice(0, 7)).values()].map(({ length }) => length)

function perMonth(readers: readonly SimulatedReader[], months: number): string {
  const dates = readers
    .flatMap(({ follows, told }) => [...follows, ...told].map(({ date }) => date))
    .toSorted()
  const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  const begin = monthOf(dates[0] ?? '')
  const following = readers.reduce(
    (sum, { follows }) => sum + begin + months - Math.min(...follows.map(({ date }) => monthOf(date))),
    0,
  )
  const told = readers.reduce((sum, reader) => sum + reader.told.length, 0)
  return (told / following).toFixed(3)
}

const table = (head: readonly string[], rows: readonly string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
