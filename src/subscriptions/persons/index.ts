/** All that is held of a reader who follows something by e-mail, and forgetting it (GDPR Articles 15, 17 and 20). */
export { eraseReader, readerIdsWhere } from './erase-reader.ts'
export { exportReader, type HeldReader } from './export-reader.ts'
