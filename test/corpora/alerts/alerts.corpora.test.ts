import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withAlerts } from './as-text.ts'
import { simulateAlerts } from './simulation.ts'

const file = join(import.meta.dirname, '../../../docs/topics.md')

describe('alerts over German Wikinews, played in the order of its dates', () => {
  // `npm run alerts:figures` has the figures written instead of compared.
  it('tell readers what they want, nothing twice, and as docs/topics.md says', async () => {
    const simulation = await simulateAlerts()
    const { judged, copies, readers } = simulation
    expect(judged.right / judged.told).toBeGreaterThanOrEqual(0.7)
    expect(judged.right / judged.wanted).toBeGreaterThanOrEqual(0.5)
    expect(copies.toldOfFirst).toBeGreaterThan(0)
    expect(copies.toldAgain).toBe(0)
    for (const { told } of readers) {
      for (const { headline, because } of told) expect(headline).not.toBe(because)
      expect(new Set(told.map(({ headline }) => headline)).size).toBe(told.length)
    }
    const document = readFileSync(file, 'utf8')
    const withFigures = withAlerts(document, simulation)
    if (process.env.DEPESCHE_WRITE_FIGURES) writeFileSync(file, withFigures)
    else expect(document).toBe(withFigures)
  })
})
