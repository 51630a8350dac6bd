import { alertThreshold } from '../topics/index.ts'

/** The catalogue's name for articles that somebody wants more like. */
export const interestKind = 'interest'

/** Two articles are alike enough to tell a reader of the one about the other: see docs/topics.md. */
export const leastLikeness = alertThreshold
