export { suggestTags } from './suggest-tags.ts'
