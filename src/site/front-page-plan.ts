import type { StoryForm } from './parts/stories.tsx'
import type { Story } from './site.ts'

/** What a form depends on. */
type Material = Pick<Story, 'picture' | 'label'>

/**
 * The forms of a row of stories, so that no two neighbours look alike: a voice is a voice, pictures and words take
 * turns, and what has no picture is set in words, or as a bare headline where its neighbour is already in words.
 */
export function formsOf(stories: Material[], wanted: StoryForm[]): StoryForm[] {
  const forms: StoryForm[] = []
  for (const [index, story] of stories.entries())
    forms.push(formFor(story, wanted[index % wanted.length] ?? 'words', forms.at(-1)))
  return forms
}

function formFor({ picture, label }: Material, wanted: StoryForm, before: StoryForm | undefined): StoryForm {
  if (label === 'opinion' && before !== 'voice') return 'voice'
  const choices: StoryForm[] = picture
    ? [wanted, 'side', 'words', 'picture', 'brief']
    : [wanted, 'words', 'brief']
  const fitting = choices.filter(
    (form) => form !== 'voice' && (picture || (form !== 'picture' && form !== 'side')),
  )
  return fitting.find((form) => form !== before) ?? fitting[0] ?? 'words'
}

export const secondRankForms = (stories: Material[]): StoryForm[] =>
  formsOf(stories, ['picture', 'words', 'side', 'words'])

/** A strip has no more than its lead and five others, however much the section has. */
export const storiesInStrip = 6

/** The newest story leads, unless one of the next three has a picture and it has none. */
export function ledByPicture<T extends Pick<Story, 'picture'>>(
  stories: T[],
): { lead: T | undefined; others: T[] } {
  const lead = stories.slice(0, 4).find(({ picture }) => picture) ?? stories[0]
  return { lead, others: stories.filter((story) => story !== lead) }
}

/**
 * Strips take turns, so that none repeats the one above it: lead left (a), across (c), right (b). One with a single
 * story and one without any picture (plain) are forms of their own.
 */
export type StripForm = 'a' | 'b' | 'c' | 'lone' | 'plain'
export function stripForm(index: number, stories: Pick<Story, 'picture'>[]): StripForm {
  if (stories.length === 1) return 'lone'
  if (!stories.slice(0, 4).some(({ picture }) => picture)) return 'plain'
  return (['a', 'c', 'b'] as const)[index % 3] ?? 'a'
}

export type StripColumnOf<T> = { stories: T[]; forms: StoryForm[] }

/** What follows the lead: beside it a column with teasers and one of short stories, below it four side by side. */
export function stripColumns<T extends Material>(form: StripForm, others: T[]): StripColumnOf<T>[] {
  if (form === 'c') {
    const row = others.slice(0, 4)
    const forms = formsOf(row, ['words', 'side'])
    return row.map((story, place) => ({ stories: [story], forms: [forms[place] ?? 'words'] }))
  }
  const middle = others.slice(0, others.length <= 2 ? 1 : 2)
  const right = others.slice(middle.length, storiesInStrip - 1)
  return [
    { stories: middle, forms: formsOf(middle, ['words', 'side']) },
    { stories: right, forms: formsOf(right, ['picture', 'brief', 'side']) },
  ].filter(({ stories }) => stories.length > 0)
}
