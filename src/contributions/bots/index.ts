/** What keeps programs from flooding the moderators, without troubling readers. */
export { formToken, isTooFast } from './form-token.ts'
export { type Gate, proofGate } from './proof-gate.ts'
export type { Challenge, Proof } from './proof-of-work.ts'
export { takeProof } from './store.ts'
