import { expect, it } from 'vitest'
import { csvRow } from './csv.ts'

it.each([
  ['ruhig', 'ruhig'],
  ['mit, Komma', '"mit, Komma"'],
  ['„so“ und "so"', '"„so“ und ""so"""'],
  ['zwei\nZeilen', '"zwei\nZeilen"'],
  ['=1+2', "'=1+2"],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ['+49 40', "'+49 40"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  [-2, '-2'],
  [null, ''],
  [['AT', 'DE'], '"[""AT"",""DE""]"'],
])('the cell %j is written %s', (cell, written) => {
  expect(csvRow(['x', cell])).toBe(`x,${written}\r\n`)
})
