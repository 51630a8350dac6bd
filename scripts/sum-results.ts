import { readFileSync } from 'node:fs'
import { argv, stdout } from 'node:process'

/** Sums Vitest's JSON reports: `N passed, N failed`. A report that is missing or counts nothing is a failure. */
type Report = { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }

function reportAt(path: string): Report {
  try {
    const report: Report = JSON.parse(readFileSync(path, 'utf8'))
    const isEmpty = report.numPassedTests + report.numFailedTests === 0
    return isEmpty ? { ...report, numFailedTests: 1 } : report
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numFailedTestSuites: 1 }
  }
}

const reports = argv.slice(2).map(reportAt)
const passed = reports.reduce((sum, report) => sum + report.numPassedTests, 0)
// A file that cannot be loaded has no tests that could fail.
const failed = reports.reduce(
  (sum, report) => sum + Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0),
  0,
)
stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0
