import { developer } from './developer.ts'
import { directory } from './directory.ts'
import { form } from './form.ts'
import { frontPage } from './front-page.ts'
import { records } from './records.ts'
import { settings } from './settings.ts'
import { staff } from './staff.ts'

/** Texts of the rooms around the articles. */
export const rooms = {
  ...form,
  ...frontPage,
  ...directory,
  ...settings,
  ...staff,
  ...developer,
  ...records,
}
