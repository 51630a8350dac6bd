/** Readers as the newsroom finds them, and the proof of what each consented to. */

export { readerProof } from './reader-proof.ts'
export { findReaders } from './store.ts'
