import { type Head, heads } from '../../../src/scoring/model/heads.ts'
import type { Figure, Figures, OffTopic, Right } from './figures.ts'
import { type Answer, auc, calibration, calibrationError, foundByOthers, foundFrom } from './measures.ts'

/** Cross-validated answers of a corpus; `from` is the score from which a text is called so. */
export type Validated = { name: string; from: number; answers: Record<Head, Answer[]> }

/** The document with this text between the marks of that name. */
export function withPart(document: string, name: string, text: string): string {
  const begin = `<!-- ${name}: written by \`npm run moderation:figures\` -->`
  const end = `<!-- end of ${name} -->`
  const [before, rest] = document.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`docs/moderation.md has lost its marks of ${name}`)
  return `${before}${begin}\n${text}\n${end}${after}`
}

export const validatedAsText = (corpora: readonly Validated[]): string =>
  [
    table(
      [
        'corpus',
        'signal',
        'texts',
        'share',
        'macro-F1',
        'threshold of the other folds',
        'precision',
        'recall',
        'AUC',
        'calibration error',
      ],
      corpora.flatMap(({ name, from, answers }) =>
        told(answers).map((head) => {
          const { share, macroF1, precision, recall } = foundFrom(
            answers[head],
            head === 'disrespect' ? from : 0.5,
          )
          const all = [
            share,
            macroF1,
            foundByOthers(answers[head]),
            precision,
            recall,
            auc(answers[head]),
            calibrationError(answers[head]),
          ]
          return [name, head, String(answers[head].length), ...all.map(short)]
        }),
      ),
    ),
    'Said and so, in tenths of the score (mean score → share that is so, number of texts):',
    table(
      ['corpus', 'signal', ...Array.from({ length: 10 }, (_, tenth) => `0.${tenth}–`)],
      corpora.flatMap(({ name, answers }) =>
        told(answers).map((head) => [
          name,
          head,
          ...calibration(answers[head]).map(({ count, said, so }) =>
            count === 0 ? '' : `${said.toFixed(2)} → ${so.toFixed(2)} (${count})`,
          ),
        ]),
      ),
    ),
  ].join('\n\n')

/** The heads of which a corpus tells both. */
export const told = (answers: Validated['answers']): Head[] =>
  heads.filter((head) => answers[head].some(({ isSo }) => isSo) && answers[head].some(({ isSo }) => !isSo))

export const figuresAsText = ({ unseen, ownSets, functionalities, evasion, offTopic }: Figures): string =>
  [
    '**Sets that nothing was learned from**',
    figureTable(unseen),
    '**Own sets**',
    figureTable(ownSets),
    '**HateCheck by functionality** (share judged rightly; _h is hateful, _nh is not)',
    rightTable('German', functionalities.de),
    rightTable('English', functionalities.en),
    '**Evasion** (mean change of disrespect when each third word is hidden)',
    table(
      ['trick', 'all', 'where offensive'],
      evasion.map(({ name, change, changeWhereOffensive }) => [
        name,
        short(change),
        short(changeWhereOffensive),
      ]),
    ),
    '**Off topic**',
    table(
      ['pairs', 'number', 'undecided', 'AUC', 'AUC, undecided as 0.5'],
      [
        offTopicRow('paragraphs of German Wikinews', offTopic.paragraphs),
        offTopicRow('contributions', offTopic.contributions),
      ],
    ),
    `Mean score of the contributions: on topic ${short(offTopic.loosely.on)}, loosely ${short(offTopic.loosely.loosely)}, off ${short(offTopic.loosely.off)}.`,
  ].join('\n\n')

const figureTable = (figures: readonly Figure[]): string =>
  table(
    ['set', 'texts', 'share', 'macro-F1', 'F1', 'precision', 'recall', 'AUC', 'calibration error'],
    figures.map((one) => [
      one.name,
      String(one.texts),
      ...[one.share, one.macroF1, one.f1, one.precision, one.recall, one.auc, one.error].map(short),
    ]),
  )

const rightTable = (language: string, rows: readonly Right[]): string =>
  table(
    [language, 'cases', 'right'],
    rows.map(({ name, cases, right }) => [name, String(cases), short(right)]),
  )

const offTopicRow = (name: string, { pairs, undecided, auc: area, aucOfAll }: OffTopic): string[] => [
  name,
  String(pairs),
  String(undecided),
  short(area),
  short(aucOfAll),
]

const short = (value: number): string => value.toFixed(3)

const table = (head: readonly string[], rows: readonly string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
