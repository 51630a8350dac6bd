import { describe, expect, it } from 'vitest'
import { aPlacedPicture, aStory } from './fixtures.ts'
import { ledByPicture, secondRankForms, storiesInStrip, stripColumns, stripForm } from './front-page-plan.ts'

const withPicture = aStory()
const wordsOnly = aStory({ picture: null })
const opinion = aStory({ label: 'opinion' })

describe('the second rank', () => {
  it.each([
    [
      'pictures everywhere',
      [withPicture, withPicture, withPicture, withPicture],
      ['picture', 'words', 'side', 'words'],
    ],
    ['no picture at all', [wordsOnly, wordsOnly, wordsOnly], ['words', 'brief', 'words']],
    ['an opinion among them', [withPicture, opinion, wordsOnly], ['picture', 'voice', 'words']],
    ['only one', [wordsOnly], ['words']],
  ])('with %s differs in form', (_, stories, forms) => {
    expect(secondRankForms(stories)).toEqual(forms)
  })

  it('never sets two neighbours alike, whatever the mix', () => {
    const kinds = [withPicture, wordsOnly, opinion]
    for (const a of kinds)
      for (const b of kinds)
        for (const c of kinds)
          for (const d of kinds) {
            const forms = secondRankForms([a, b, c, d])
            for (const [index, form] of forms.entries()) expect(form).not.toBe(forms[index - 1])
          }
  })
})

describe('a strip', () => {
  it('is led by its newest story, or by a picture among the next three', () => {
    const other = aStory({ id: 'b', picture: aPlacedPicture() })
    expect(ledByPicture([wordsOnly, other]).lead).toBe(other)
    expect(ledByPicture([wordsOnly, other]).others).toEqual([wordsOnly])
    expect(ledByPicture([wordsOnly, wordsOnly]).lead).toBe(wordsOnly)
    expect(ledByPicture([]).lead).toBeUndefined()
  })

  it('never repeats the form of the one above it', () => {
    const forms = Array.from({ length: 12 }, (_, index) => stripForm(index, [withPicture, withPicture]))
    for (const [index, form] of forms.entries()) expect(form).not.toBe(forms[index - 1])
    expect(stripForm(0, [withPicture])).toBe('lone')
    expect(stripForm(0, [wordsOnly, wordsOnly])).toBe('plain')
  })

  it('stays short, and shows every story once', () => {
    for (const form of ['a', 'b', 'c', 'plain'] as const)
      for (let count = 0; count < storiesInStrip; count++) {
        const stories = Array.from({ length: count }, (_, index) => aStory({ id: String(index) }))
        const shown = stripColumns(form, stories).flatMap((column) => column.stories)
        expect(shown.map(({ id }) => id)).toEqual(stories.slice(0, form === 'c' ? 4 : 5).map(({ id }) => id))
      }
  })
})
