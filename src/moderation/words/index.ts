/** What moderators watch for: word lists, and senders that are held for a time. */
export { blockByAddress, blockSender, endBlock } from '../block-sender.ts'
export { blocksInForce } from '../store-blocks.ts'
export { listedPatterns } from '../store-words.ts'
export { changeWords, saveWords } from './save-words.ts'
export { tryWords } from './try-words.ts'
