import { articles } from './articles.ts'
import { editor } from './editor.ts'
import { media } from './media.ts'
import { rooms } from './rooms.ts'
import { session } from './session.ts'
import { shell } from './shell.ts'

/** All texts of the newsroom in German; English follows its keys. */
export const de = { ...shell, ...articles, ...editor, ...media, ...session, ...rooms }
