import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/setup/longest-first.ts'

const notTests = ['**/node_modules/**', '**/*.corpora.test.ts']

/** `npm test`: everything that needs nothing but this checkout. The corpora have `vitest.corpora.config.ts`. */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: [
            '{src,test,scripts,migrations,bin}/**/*.test.{ts,tsx}',
            'newsroom/src/**/*.test.{ts,tsx}',
          ],
          exclude: [...notTests, 'test/journeys/**'],
          globalSetup: ['test/setup/global-setup.ts'],
        },
      },
      {
        // After all others: a journey has a server and a browser of its own, and some watch the clock.
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          exclude: notTests,
          globalSetup: ['test/setup/journeys-setup.ts'],
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
          testTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
})
