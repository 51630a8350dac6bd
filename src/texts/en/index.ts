import { mail } from './mail.ts'
import { problems } from './problems.ts'
import { site } from './site.ts'

export const en = { ...site, ...mail, ...problems } satisfies Record<string, string>
