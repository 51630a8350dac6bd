import { articles } from './articles.ts'
import { audit } from './audit.ts'
import { authors } from './authors.ts'
import { developer } from './developer.ts'
import { editor } from './editor.ts'
import { engines } from './engines.ts'
import { form } from './form.ts'
import { frontPage } from './front-page.ts'
import { imports } from './imports.ts'
import { mail } from './mail.ts'
import { mailings } from './mailings.ts'
import { media } from './media.ts'
import { moderation } from './moderation.ts'
import { moderationLaw } from './moderation-law.ts'
import { navigation } from './navigation.ts'
import { newsletters } from './newsletters.ts'
import { outbox } from './outbox.ts'
import { pageCounts } from './page-counts.ts'
import { pages } from './pages.ts'
import { readers } from './readers.ts'
import { redirects } from './redirects.ts'
import { sections } from './sections.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { staff } from './staff.ts'
import { tags } from './tags.ts'

/** All texts of the newsroom in German; English follows its keys. */
export const de = {
  ...articles,
  ...audit,
  ...authors,
  ...developer,
  ...editor,
  ...engines,
  ...form,
  ...frontPage,
  ...imports,
  ...mail,
  ...mailings,
  ...media,
  ...moderation,
  ...moderationLaw,
  ...navigation,
  ...newsletters,
  ...outbox,
  ...pageCounts,
  ...pages,
  ...readers,
  ...redirects,
  ...sections,
  ...session,
  ...settings,
  ...shell,
  ...staff,
  ...tags,
}
