/** Readers who write, by their addresses. */
export {
  confirmWriter,
  forgetSilentWriters,
  putWriter,
  setConfirmation,
  writerByEmail,
  writerToConfirm,
} from './store.ts'
export type { Writer } from './writer.ts'
