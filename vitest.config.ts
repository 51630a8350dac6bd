import { defineConfig } from 'vitest/config'

/** `npm test`: everything that needs nothing but this checkout. The corpora have `vitest.corpora.config.ts`. */
export default defineConfig({
  test: {
    include: ['{src,test,scripts,migrations,bin}/**/*.test.{ts,tsx}', 'newsroom/src/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/*.corpora.test.ts'],
    globalSetup: ['test/setup/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
