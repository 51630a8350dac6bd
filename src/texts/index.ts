export {
  editableTexts,
  isTextKey,
  type Language,
  nearestLanguage,
  type Placeholders,
  type TextKey,
  type TextOverrides,
  type Texts,
  textsFor,
} from './texts.ts'
