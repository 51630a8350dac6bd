/** What moderation tells of itself: days at the desk, the transparency report, statements for the Commission. */
export { daysAtDesk, noteDayTask, queueNotingDays } from './days.ts'
export { type StatementPlace, statementBatch } from './statements.ts'
export { type TransparencyReport, transparencyReport } from './transparency.ts'
