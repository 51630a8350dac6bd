import type { Lexicon } from './lexicon/lexicon.ts'
import { holdsWord, type KnownWords } from './model/known-words.ts'
import type { Vocabulary } from './text/normalise.ts'

/** The words of the corpora, and the bad ones. */
export const vocabularyOf = (knownWords: KnownWords, lexicon: Lexicon): Vocabulary => ({
  isKnown: (form) =>
    holdsWord(knownWords, form) ||
    lexicon.badnessOf(form, 'de') !== null ||
    lexicon.badnessOf(form, 'en') !== null,
  unmasked: (raw) => lexicon.unmasked(raw),
})
