import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLessons } from '../../../scripts/moderation/lessons.ts'
import { trainModel } from '../../../scripts/moderation/train.ts'
import { modelFile } from '../../../src/scoring/model/model.ts'
import { crossValidate } from './cross-validation.ts'
import { type Figures, offensiveFrom, scoringFigures } from './figures.ts'
import { auc, calibrationError, foundByOthers, foundFrom } from './measures.ts'

// docs/moderation.md tells how far these go; the bounds lie a little below what was measured.
describe('what the shipped scorer finds in texts it has not learned from', () => {
  let measured: Figures | null = null
  const figures = async () => {
    measured ??= await scoringFigures()
    return measured
  }

  it('hate, disrespect and sexism as far as words tell them', async () => {
    const { unseen } = await figures()
    const areas = Object.fromEntries(unseen.map(({ name, auc: area }) => [name.split(/[,:]/, 1)[0], area]))
    expect(areas.gahd).toBeGreaterThan(0.76)
    expect(areas.germeval2021).toBeGreaterThan(0.66)
    expect(areas['one-million-posts']).toBeGreaterThan(0.6)
    expect(areas['germs-at-2024']).toBeGreaterThan(0.56)
    expect(areas['hatecheck-de']).toBeGreaterThan(0.83)
    expect(areas['hatecheck-en']).toBeGreaterThan(0.79)
  })

  it('attacks on groups in both languages, most of them', async () => {
    for (const { name, macroF1, recall } of (await figures()).unseen)
      if (name.startsWith('hatecheck')) {
        expect(macroF1, name).toBeGreaterThan(0.67)
        expect(recall, name).toBeGreaterThan(0.57)
      }
  })

  it('denials, quotations and friendly words for groups are no attack', async () => {
    const { functionalities } = await figures()
    const fair = ['negate_neg_nh', 'ident_neutral_nh', 'ident_pos_nh', 'counter_quote_nh', 'counter_ref_nh']
    for (const language of ['de', 'en'] as const)
      for (const name of fair)
        expect(
          functionalities[language].find((one) => one.name === name)?.right,
          `${language} ${name}`,
        ).toBeGreaterThanOrEqual(0.65)
  })

  it('tricks change disrespect by less than 0.15', async () => {
    for (const { name, change, changeWhereOffensive } of (await figures()).evasion) {
      expect(change, name).toBeLessThan(0.15)
      expect(changeWhereOffensive, name).toBeLessThan(0.15)
    }
  })

  it('threats and spam of the own sets are told from what only looks like them', async () => {
    for (const { name, macroF1 } of (await figures()).ownSets) expect(macroF1, name).toBeGreaterThan(0.88)
  })

  it('comments about another subject are told from those about the article', async () => {
    const { offTopic } = await figures()
    expect(offTopic.paragraphs.auc).toBeGreaterThanOrEqual(0.95)
    expect(offTopic.contributions.aucOfAll).toBeGreaterThanOrEqual(0.95)
    expect(offTopic.contributions.undecided).toBeLessThan(10)
    expect(offTopic.loosely.loosely).toBeLessThan(offTopic.loosely.off)
    expect(offTopic.loosely.on).toBeLessThan(offTopic.loosely.loosely)
  })
})

it('on germeval2018 disrespect is found in texts held back, with scores that can be believed', () => {
  const { disrespect } = crossValidate(readLessons(), { language: 'de', source: 'germeval2018', folds: 5 })
  expect(disrespect).toHaveLength(5009)
  expect(foundFrom(disrespect, offensiveFrom).macroF1).toBeGreaterThanOrEqual(0.8)
  expect(foundByOthers(disrespect)).toBeGreaterThanOrEqual(0.79)
  expect(auc(disrespect)).toBeGreaterThan(0.88)
  expect(calibrationError(disrespect)).toBeLessThan(0.05)
})

it('the shipped model is what the corpora make, to the last byte', () => {
  const shipped = readFileSync(join(import.meta.dirname, '../../..', modelFile))
  expect(trainModel().equals(shipped)).toBe(true)
  expect(shipped.length).toBeLessThan(15_000_000)
})
