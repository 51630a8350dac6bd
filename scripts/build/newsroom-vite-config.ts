import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { InlineConfig } from 'vite'

/** How the newsroom app is built, and served while it is worked on (`npm run dev`). */
export function newsroomViteConfig(root: string, outDir: string): InlineConfig {
  return {
    configFile: false,
    root: join(root, 'newsroom'),
    base: '/newsroom/',
    publicDir: false,
    cacheDir: join(root, 'node_modules/.vite/newsroom'),
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      manifest: true,
      sourcemap: true,
      target: 'baseline-widely-available',
      assetsInlineLimit: 0, // the content security policy allows no data: addresses
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1000,
      rolldownOptions: {
        output: {
          // What seldom changes stays in the browser's cache over upgrades; the editor comes when one writes. The
          // order matters: a group takes along what it depends on, unless one before it has it already.
          codeSplitting: {
            groups: [
              {
                name: 'react',
                test: /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store)[\\/]/,
                priority: 3,
              },
              { name: 'mantine', test: /node_modules[\\/](@mantine|@floating-ui)[\\/]/, priority: 2 },
              { name: 'editor', test: /node_modules[\\/](@tiptap|prosemirror-)/, priority: 1 },
            ],
          },
        },
      },
    },
  }
}
