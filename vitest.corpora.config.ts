import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/setup/longest-first.ts'

/** `npm run test:corpora`: tests over the corpora in `../shared/data`. They fail without them. */
export default defineConfig({
  test: {
    include: ['{src,test,scripts}/**/*.corpora.test.{ts,tsx}', 'newsroom/src/**/*.corpora.test.{ts,tsx}'],
    globalSetup: ['test/setup/global-setup.ts'],
    sequence: { sequencer: LongestFirst },
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
})
