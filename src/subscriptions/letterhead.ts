import type { Letterhead } from '../deliveries/mail/index.ts'
import type { World } from '../platform/world.ts'
import type { Settings } from '../settings/index.ts'

/** The paper's letterhead in the reader's language. */
export const letterheadFor = (
  { config }: Pick<World, 'config'>,
  settings: Settings,
  reader: { language: 'de' | 'en' },
): Letterhead => ({
  settings: { ...settings, site: { ...settings.site, language: reader.language } },
  publicUrl: config.publicUrl,
})
