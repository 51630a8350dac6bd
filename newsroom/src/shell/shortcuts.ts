import type { TextKey } from '../texts/texts.ts'

export type ShortcutScope = 'everywhere' | 'lists' | 'moderation' | 'frontPage' | 'editor' | 'text'

/**
 * A key or chord as typed (`mod` is Ctrl, on a Mac ⌘), or two keys after one another (`g a`). `here` ones are worked
 * by the shell's listener; the others by the editor or the list they belong to, and stand here to be shown. Chosen so
 * that no one types a sign of their language instead: on Windows, Ctrl Alt is AltGr (² and @ in German), and a slash
 * may need Shift.
 */
export type Shortcut = { keys: string; onMac?: string; does: TextKey; scope: ShortcutScope; go?: string }

export const shortcuts = [
  { keys: 'mod+k', does: 'keys.palette', scope: 'everywhere' },
  { keys: '?', does: 'keys.help', scope: 'everywhere' },
  { keys: 'f1', does: 'keys.help', scope: 'everywhere' },
  { keys: 'n', does: 'keys.newArticle', scope: 'everywhere', go: '/articles/new' },
  { keys: 'g d', does: 'place.dashboard', scope: 'everywhere', go: '/' },
  { keys: 'g a', does: 'place.articles', scope: 'everywhere', go: '/articles' },
  { keys: 'g t', does: 'place.frontPage', scope: 'everywhere', go: '/front-page' },
  { keys: 'g m', does: 'place.media', scope: 'everywhere', go: '/media' },
  { keys: 'g c', does: 'place.moderation', scope: 'everywhere', go: '/moderation' },
  { keys: 'g v', does: 'place.directory', scope: 'everywhere', go: '/tags' },
  { keys: 'g z', does: 'place.pageCounts', scope: 'everywhere', go: '/page-counts' },
  { keys: 'g e', does: 'place.settings', scope: 'everywhere', go: '/settings' },
  { keys: 'j', does: 'keys.next', scope: 'lists' },
  { keys: 'k', does: 'keys.previous', scope: 'lists' },
  { keys: 'enter', does: 'keys.open', scope: 'lists' },
  { keys: '/', does: 'keys.search', scope: 'lists' },
  { keys: 'a', does: 'keys.add', scope: 'lists' },
  { keys: 'a', does: 'moderation.approve', scope: 'moderation' },
  { keys: 'r', does: 'moderation.reject', scope: 'moderation' },
  { keys: 's', does: 'moderation.spam', scope: 'moderation' },
  { keys: 'n', does: 'moderation.skip', scope: 'moderation' },
  { keys: 'k', does: 'moderation.previous', scope: 'moderation' },
  { keys: 'u', does: 'undo.action', scope: 'moderation' },
  { keys: 'e', does: 'redact.open', scope: 'moderation' },
  { keys: 'm', does: 'notes.add', scope: 'moderation' },
  { keys: 'f', does: 'moderation.onlyArticle', scope: 'moderation' },
  { keys: 'x', does: 'keys.choose', scope: 'moderation' },
  { keys: 'shift+j', does: 'keys.chooseMore', scope: 'moderation' },
  { keys: 'shift+a', does: 'keys.chooseAll', scope: 'moderation' },
  { keys: '1', does: 'keys.asLead', scope: 'frontPage' },
  { keys: '2 3 4 5', does: 'keys.asSecond', scope: 'frontPage' },
  { keys: 'up down', does: 'keys.movePin', scope: 'frontPage' },
  { keys: 'delete', does: 'keys.liftPin', scope: 'frontPage' },
  { keys: 'mod+z', does: 'keys.stepBack', scope: 'frontPage' },
  { keys: 'mod+enter', does: 'keys.toPage', scope: 'frontPage' },
  { keys: 'mod+s', does: 'keys.save', scope: 'editor' },
  { keys: 'mod+enter', does: 'keys.publish', scope: 'editor' },
  { keys: 'mod+alt+v', does: 'keys.preview', scope: 'editor' },
  { keys: 'mod+.', does: 'keys.panel', scope: 'editor' },
  { keys: 'mod+z', does: 'keys.undo', scope: 'text' },
  { keys: 'mod+shift+z', does: 'keys.redo', scope: 'text' },
  { keys: '/', does: 'keys.slash', scope: 'text' },
  { keys: 'mod+k', does: 'keys.link', scope: 'text' },
  { keys: 'mod+b', does: 'format.bold', scope: 'text' },
  { keys: 'mod+i', does: 'format.italic', scope: 'text' },
  { keys: 'mod+shift+x', does: 'format.strike', scope: 'text' },
  { keys: 'mod+e', does: 'format.code', scope: 'text' },
  { keys: 'mod+,', does: 'format.subscript', scope: 'text' },
  { keys: 'mod+shift+,', does: 'format.superscript', scope: 'text' },
  { keys: 'mod+shift+2', onMac: 'mod+alt+2', does: 'format.heading2', scope: 'text' },
  { keys: 'mod+shift+3', onMac: 'mod+alt+3', does: 'format.heading3', scope: 'text' },
  { keys: 'mod+shift+4', onMac: 'mod+alt+4', does: 'format.heading4', scope: 'text' },
  { keys: 'mod+shift+8', does: 'format.bulletList', scope: 'text' },
  { keys: 'mod+shift+7', does: 'format.orderedList', scope: 'text' },
  { keys: 'mod+shift+b', does: 'format.blockquote', scope: 'text' },
  { keys: 'mod+alt+p', does: 'format.pullQuote', scope: 'text' },
  { keys: 'mod+alt+f', does: 'format.footnote', scope: 'text' },
  { keys: 'mod+alt+b', does: 'format.picture', scope: 'text' },
  { keys: 'mod+alt+c', does: 'format.codeBlock', scope: 'text' },
] as const satisfies readonly Shortcut[]

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Whether a pressed key is this chord. Figures count by place on the keyboard, as Shift turns them into signs. */
export function isChord(event: Pressed, keys: string): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const mod = event.ctrlKey || event.metaKey
  if (mod !== parts.includes('mod') || event.altKey !== parts.includes('alt')) return false
  const plain = /^[a-z0-9.,]$/.test(key) || key.length > 1
  if ((plain || parts.includes('shift')) && event.shiftKey !== parts.includes('shift')) return false
  if (/^\d$/.test(key)) return event.code === `Digit${key}` || event.key === key
  if (key === ',' || key === '.')
    return event.key === key || event.code === (key === ',' ? 'Comma' : 'Period')
  if (event.key.toLowerCase() === key) return true
  // On a Mac, Option turns letters into signs; the key itself is meant.
  return event.metaKey && event.altKey && event.code === `Key${key.toUpperCase()}`
}

/** The keys that are shown: those of the machine in front of the person. */
export const keysOf = ({ keys, onMac }: Pick<Shortcut, 'keys' | 'onMac'>, mac: boolean): string =>
  (mac && onMac) || keys

/** A chord as printed on the keys: „Strg“ and „Umschalt“ in German, signs on a Mac. */
export function printedKeys(keys: string, { language, mac }: { language: string; mac: boolean }): string[] {
  const german = language === 'de'
  const names: Record<string, string> = {
    mod: mac ? '⌘' : german ? 'Strg' : 'Ctrl',
    shift: mac ? '⇧' : german ? 'Umschalt' : 'Shift',
    alt: mac ? '⌥' : 'Alt',
    enter: german ? 'Eingabe' : 'Enter',
    delete: german ? 'Entf' : 'Del',
    up: '↑',
    down: '↓',
  }
  return keys.split(/[+ ]/).map((key) => names[key] ?? (key.length <= 2 ? key.toUpperCase() : key))
}
