export { alertThreshold, relatedAmong } from './related.ts'
export type { TopicText } from './terms.ts'
