import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gahd, germeval } from '../../../scripts/moderation/labelled.ts'
import { loadScorer, type Scorer, type Signal } from '../../../src/scoring/index.ts'
import { oldArticles } from '../wikinews.ts'
import { germeval2021, hateCheck, type Judged, onlineInappropriate, ownSet, sexism } from './judged.ts'
import { type Answer, auc, calibrationError, type Found, foundFrom, mean } from './measures.ts'
import { tricks } from './tricks.ts'

/** From where on a text is called offensive, and where a single signal counts as given in these figures. */
export const offensiveFrom = 0.4
const givenFrom = 0.5

export type Figure = Found & { name: string; texts: number; auc: number; error: number; answers: Answer[] }
export type Figures = {
  unseen: Figure[]
  ownSets: Figure[]
  functionalities: { de: Right[]; en: Right[] }
  evasion: { name: string; change: number; changeWhereOffensive: number }[]
  offTopic: {
    paragraphs: OffTopic
    contributions: OffTopic
    loosely: { on: number; loosely: number; off: number }
  }
}
export type Right = { name: string; cases: number; right: number }
/** `aucOfAll` counts the undecided as 0.5. */
export type OffTopic = { auc: number; aucOfAll: number; pairs: number; undecided: number }

/** What the shipped scorer does on texts that it has not learned from. Takes half a minute. */
export async function scoringFigures(): Promise<Figures> {
  const scorer = await loadScorer()
  const figure = (
    name: string,
    texts: readonly Judged[],
    signal: Exclude<Signal, 'offTopic'>,
    from: number,
  ) => {
    const answers = texts.map(({ text, isSo }) => ({ isSo, score: scorer.score({ text }).scores[signal] }))
    return {
      name,
      texts: texts.length,
      ...foundFrom(answers, from),
      auc: auc(answers),
      error: calibrationError(answers),
      answers,
    }
  }
  const own = (file: string): Judged[] =>
    ownSet(file).map(({ label, text }) => ({ text, isSo: label !== 'none' }))
  const hateful = gahd('dev').map(({ text, labels }) => ({ text, isSo: labels.identityAttack === 1 }))
  return {
    unseen: [
      figure('gahd, dev split: identity attack', hateful, 'identityAttack', givenFrom),
      figure('germeval2021: disrespect', germeval2021(), 'disrespect', offensiveFrom),
      figure(
        'one-million-posts, “inappropriate”: disrespect',
        onlineInappropriate(),
        'disrespect',
        offensiveFrom,
      ),
      figure('germs-at-2024, sexism: disrespect', sexism(), 'disrespect', offensiveFrom),
      figure('hatecheck-de: identity attack', hateCheck('de'), 'identityAttack', givenFrom),
      figure('hatecheck-en: identity attack', hateCheck('en'), 'identityAttack', givenFrom),
    ],
    ownSets: [
      figure('threats (200 lines)', own('threats.tsv'), 'threat', offensiveFrom),
      figure('spam (200 lines)', own('spam.tsv'), 'spam', givenFrom),
    ],
    functionalities: { de: rightBy(scorer, 'de'), en: rightBy(scorer, 'en') },
    evasion: evasion(scorer),
    offTopic: offTopic(scorer),
  }
}

function rightBy(scorer: Scorer, language: 'de' | 'en'): Right[] {
  const groups = Map.groupBy(hateCheck(language), ({ functionality }) => functionality)
  return [...groups].map(([name, cases]) => ({
    name,
    cases: cases.length,
    right: mean(
      cases.map(({ text, isSo }) =>
        scorer.score({ text, language }).scores.identityAttack >= givenFrom === isSo ? 1 : 0,
      ),
    ),
  }))
}

/** Each third word of four letters or more is hidden, in every tenth tweet of germeval2018. */
function evasion(scorer: Scorer): Figures['evasion'] {
  const texts = germeval().filter((_, place) => place % 10 === 0)
  const disrespect = (text: string) => scorer.score({ text, language: 'de' }).scores.disrespect
  return Object.entries(tricks).map(([name, trick]) => {
    const change = (text: string) => Math.abs(disrespect(text) - disrespect(trick(text)))
    const offensive = texts.filter(({ labels }) => labels.disrespect === 1)
    return {
      name,
      change: mean(texts.map(({ text }) => change(text))),
      changeWhereOffensive: mean(offensive.map(({ text }) => change(text))),
    }
  })
}

function offTopic(scorer: Scorer): Figures['offTopic'] {
  const paragraphs = paragraphPairs()
  const contributions = contributionPairs()
  const scored = (pairs: readonly Pair[]) =>
    pairs.map(({ text, article, label }) => ({
      label,
      score: scorer.score({ text, article }).scores.offTopic,
    }))
  const overall = (answers: ReturnType<typeof scored>): OffTopic => {
    const told = answers.filter(({ label, score }) => label !== 'loosely' && score !== null)
    const areaOf = (some: readonly { label: string; score: number | null }[]) =>
      auc(some.map(({ label, score }): Answer => ({ isSo: label === 'off', score: score ?? 0.5 })))
    return {
      auc: areaOf(told),
      aucOfAll: areaOf(answers.filter(({ label }) => label !== 'loosely')),
      pairs: answers.length,
      undecided: answers.filter(({ score }) => score === null).length,
    }
  }
  const own = scored(contributions)
  const meanOf = (wanted: string) =>
    mean(own.flatMap(({ label, score }) => (label === wanted && score !== null ? [score] : [])))
  return {
    paragraphs: overall(scored(paragraphs)),
    contributions: overall(own),
    loosely: { on: meanOf('on'), loosely: meanOf('loosely'), off: meanOf('off') },
  }
}

type Pair = { text: string; label: string; article: { headline: string; teaser?: string; text: string } }

/** The last paragraph of each article of German Wikinews, against the rest of it and against another of the same month. */
function paragraphPairs(): Pair[] {
  const articles = oldArticles()
  const months = Map.groupBy(articles, ({ date }) => date.slice(0, 7))
  return articles.flatMap((article, place): Pair[] => {
    const long = article.text.split(/\n+/).filter((one) => one.trim().split(/\s+/).length >= 15)
    const text = long.at(-1)
    if (long.length < 3 || !text) return []
    const others = (months.get(article.date.slice(0, 7)) ?? []).filter((other) => other !== article)
    const other = others[place % Math.max(1, others.length)]
    const own = { headline: article.title, text: article.text.replace(text, '') }
    return [
      { text, label: 'on', article: own },
      ...(other ? [{ text, label: 'off', article: { headline: other.title, text: other.text } }] : []),
    ]
  })
}

/** Contributions as readers write them, to articles of the demo publication. */
function contributionPairs(): Pair[] {
  const lines = ownSet('topics.tsv').map(({ label, text }) => {
    const [slug = '', contribution = ''] = text.split('\t')
    return { label, slug, text: contribution }
  })
  const slugs = [...new Set(lines.map(({ slug }) => slug))].filter((slug) => slug !== '*')
  return lines.flatMap(({ label, slug, text }, place): Pair[] => {
    if (slug !== '*') return [{ text, label, article: demoArticle(slug) }]
    return [0, 4].map((step) => ({
      text,
      label,
      article: demoArticle(slugs[(place + step) % slugs.length] ?? ''),
    }))
  })
}

function demoArticle(slug: string): Pair['article'] {
  const file = readFileSync(join(import.meta.dirname, `../../../src/demo/articles/${slug}.md`), 'utf8')
  const [, head = '', ...body] = file.split(/^---$/m)
  const field = (name: string) => head.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1] ?? ''
  return { headline: field('headline'), teaser: field('teaser'), text: body.join('---') }
}
