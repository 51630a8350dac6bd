import type { Session } from './session.ts'

/** The language of what says none of its own: the old site's, else the paper's. */
export const languageOf = (session: Session, own: string | null = null): string =>
  primary(own) ?? primary(session.plan.site.language) ?? session.settings.site.language

/** `de-AT` and `de_DE_formal` are `de`; null for what is no language. */
const primary = (tag: string | null): string | null =>
  /^[a-z]{2}(?![a-z])/.exec(tag?.toLowerCase() ?? '')?.[0] ?? null
