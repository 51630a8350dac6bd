import { defineConfig } from 'vitest/config'

/** `npm run test:corpora`: tests over the corpora in `../shared/data`. They fail without them. */
export default defineConfig({
  test: {
    include: ['{src,test,scripts}/**/*.corpora.test.{ts,tsx}', 'newsroom/src/**/*.corpora.test.{ts,tsx}'],
    globalSetup: ['test/setup/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
})
