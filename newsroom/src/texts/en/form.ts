import type { form as de } from '../de/form.ts'

export const form: Record<keyof typeof de, string> = {
  'form.saved': 'Saved',
  'form.saving': 'Saving …',
  'form.unsaved': 'Saved when you leave the field',
  'form.refused': 'Not saved',
  'form.discard': 'Discard',
  'form.missing': 'This is still missing.',
  'form.between': 'A number from {min} to {max}.',
  'form.conflict': 'Somebody else has changed this in the meantime. It now says:',
  'form.takeTheirs': 'Take that',
  'form.keepMine': 'Use my version',
  'form.empty': '(empty)',
  'form.slug': 'Address',
  'form.onSite': 'On the site',
  'form.feed': 'Feed',
  'order.handle': 'Move {name}',
  'order.how': 'Drag, or move with the arrow keys',
  'order.moved': '{name} is now number {position} of {of}.',
  'picture.choose': 'Choose a picture',
  'picture.other': 'Another picture',
}
