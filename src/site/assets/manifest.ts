import type { FaceName, FontChoice } from './fonts/faces.ts'

/** What a font brings to the stylesheet: its `@font-face` rules, and the main file of each face for preloading. */
export type FontFiles = { css: string; preload: Partial<Record<FaceName, string>> }

/** `manifest.json` in the folder of the built site assets. The other files lie in its folder `assets`. */
export type SiteManifest = {
  /** The stylesheet without fonts and colours; `look.ts` completes it from the settings. */
  styles: string
  script: string
  /** Only for pages with a search field. */
  searchScript: string
  /** Loaded when the form below an article is touched. */
  commentScript: string
  /** Loaded when a reader comes to the comments. */
  liveScript: string
  /** Only for a form that has work to do before it is sent once more. */
  subscribeScript: string
  fonts: Record<FontChoice, FontFiles>
}

export const manifestName = 'manifest.json'
