export { createTag, editTag, mergeTags, type RetagArticles, removeTag, tagsByNames } from './manage-tags.ts'
export { findTag, listTags, tagById, tagBySlug, tagsByIds } from './store.ts'
export { type Tag, type TagKind, type TagRefusal, tagKinds } from './tag.ts'
