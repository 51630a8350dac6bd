import { fields } from './fields.ts'
import { mail } from './mail.ts'
import { problems } from './problems.ts'
import { setUp } from './set-up.ts'
import { site } from './site.ts'

export const de = { ...site, ...mail, ...problems, ...fields, ...setUp }
