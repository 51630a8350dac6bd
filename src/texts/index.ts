export { type FieldError, fieldErrorsOf, type Issue } from './field-error.ts'
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
