/** Who may comment on an article, and what is looked at first: its own choice, its section's, the site's. */
export { inheritedMode, resolvedModes } from './store.ts'
