/** What moderators watch for: word lists, and senders that are held for a time. */
export { blockSender, endBlock } from '../block-sender.ts'
export { blocksInForce } from '../store-blocks.ts'
export { listedPatterns } from '../store-words.ts'
export { saveWords, tryWords } from './save-words.ts'
