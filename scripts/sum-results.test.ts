import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'depesche-sum-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function sumOf(reports: (object | null)[]): { line: string; status: number | null } {
  const paths = reports.map((report, index) => {
    const path = join(folder, `${index}.json`)
    if (report) writeFileSync(path, JSON.stringify(report))
    return path
  })
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'sum-results.ts'), ...paths], {
    encoding: 'utf8',
  })
  return { line: run.stdout, status: run.status }
}
const report = (passed: number, failed: number, suites = 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numFailedTestSuites: suites,
})

it.each([
  { when: 'all passed', reports: [report(10, 0), report(3, 0)], line: '13 passed, 0 failed\n', status: 0 },
  {
    when: 'some failed',
    reports: [report(10, 2, 1), report(3, 0)],
    line: '13 passed, 2 failed\n',
    status: 1,
  },
  {
    when: 'a file could not be loaded',
    reports: [report(10, 0, 1)],
    line: '10 passed, 1 failed\n',
    status: 1,
  },
  { when: 'a run left no report', reports: [report(10, 0), null], line: '10 passed, 1 failed\n', status: 1 },
  { when: 'a run counted nothing', reports: [report(0, 0)], line: '0 passed, 1 failed\n', status: 1 },
])('the last line of a run tells what happened when $when', ({ reports, line, status }) => {
  expect(sumOf(reports)).toEqual({ line, status })
})
