/** What keeps programs from flooding the moderators, without troubling readers. */
export { formToken, isTooFast } from './form-token.ts'
export type { Challenge } from './proof-of-work.ts'
