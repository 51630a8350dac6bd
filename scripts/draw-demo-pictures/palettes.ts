// Inks of each section, as a printer would mix them: two strong ones, their light tones, paper and ink.

interface Palette {
  ink: string
  paper: string
  a: string
  b: string
  /** light tone of a */
  c: string
  /** light tone of b */
  d: string
  /** dark tone of a */
  e: string
  skin: string
}

export const politik: Palette = {
  ink: '#141d38',
  paper: '#f5ead3',
  a: '#21408f',
  b: '#e5482d',
  c: '#92a9d6',
  d: '#f3b79b',
  e: '#182b63',
  skin: '#f0bd98',
}
export const wirtschaft: Palette = {
  ink: '#11241c',
  paper: '#eff0de',
  a: '#1f6049',
  b: '#dd9c28',
  c: '#93bba0',
  d: '#f2d696',
  e: '#153f31',
  skin: '#e9bd92',
}
export const stadt: Palette = {
  ink: '#22262f',
  paper: '#f2e5c9',
  a: '#b8452f',
  b: '#4c6c8d',
  c: '#e0a27f',
  d: '#a9bfce',
  e: '#7c2c21',
  skin: '#ecbd93',
}
export const kultur: Palette = {
  ink: '#28122a',
  paper: '#fbe8e1',
  a: '#5c2452',
  b: '#f16d58',
  c: '#a9749c',
  d: '#f7b9ad',
  e: '#401a3d',
  skin: '#f6bfa6',
}
export const wissen: Palette = {
  ink: '#0e282f',
  paper: '#f8f5e8',
  a: '#13626e',
  b: '#f4d63d',
  c: '#8fbfc0',
  d: '#f9eaa0',
  e: '#0f434d',
  skin: '#eec39b',
}
