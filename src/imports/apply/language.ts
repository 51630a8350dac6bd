import { clearLanguage } from '../../topics/index.ts'
import type { Archive } from '../archive.ts'
import { plainText } from '../reading/plain-text.ts'
import type { Session } from './session.ts'

/** The language of what says none of its own. */
export const languageOf = (session: Session, own: string | null = null): string =>
  primary(own) ?? session.language

/** `de-AT` and `de_DE_formal` are `de`; null for what is no language. */
const primary = (tag: string | null): string | null =>
  /^[a-z]{2}(?![a-z])/.exec(tag?.toLowerCase() ?? '')?.[0] ?? null

/**
 * The language that an archive without further word is in. What the old site's settings name is believed unless its
 * texts say otherwise: many a German WordPress was never translated, says `en-US`, and its articles would stand in no
 * German list.
 *
 * @param texts the language of each text that was looked at, null where it is unclear
 */
export function decideLanguage(
  declared: string | null,
  papers: string,
  texts: readonly (string | null)[],
): string {
  const named = primary(declared)
  const clear = texts.filter((language) => language !== null)
  const most = clear.filter((language) => language === 'de').length * 2 >= clear.length ? 'de' : 'en'
  const share = clear.filter((language) => language === most).length / clear.length
  const isSure = clear.length > 0 && share >= sureShare && clear.length * 2 >= texts.length
  return isSure ? most : (named ?? papers)
}
const sureShare = 0.8

/** Looks into the archive's first texts. */
export async function languageOfArchive(archive: Archive, papers: string): Promise<string> {
  const texts: (string | null)[] = []
  for await (const { language, html, headline } of archive.look()) {
    if (primary(language) !== null) continue
    const text = plainText(html.slice(0, signsRead))
    if (text.length < shortest) continue
    texts.push(clearLanguage(`${headline} ${text}`))
    if (texts.length === textsRead) break
  }
  return decideLanguage(archive.plan.site.language, papers, texts)
}
const textsRead = 60
const signsRead = 6000
/** Signs: a picture with its caption tells nothing. */
const shortest = 300
