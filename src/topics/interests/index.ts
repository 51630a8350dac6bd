/** Matching a text that is in no catalogue against those of a kind: what somebody wants to hear more of. */

export { packSketch, unpackSketch } from '../catalogue/packing.ts'
export { isNearDuplicate } from '../sketch.ts'
export { interestedIn } from './interested-in.ts'
