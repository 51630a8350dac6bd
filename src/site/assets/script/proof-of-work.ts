import { sha256 } from './sha256.ts'

/** What the server sets, as ALTCHA (version 1) has it. */
export type Challenge = {
  algorithm: string
  challenge: string
  salt: string
  signature: string
  maxnumber: number
}

/** A frame of the screen: the page stays as quick as it was. */
const sliceMilliseconds = 12
const hashesBetweenLooks = 200

/** Finds the number, a little at a time; answers what the server wants to see, null when there is none. */
export async function solve({ maxnumber, ...set }: Challenge): Promise<string | null> {
  let number = 0
  while (number <= maxnumber) {
    const until = performance.now() + sliceMilliseconds
    while (number <= maxnumber && performance.now() < until)
      for (let step = 0; step < hashesBetweenLooks; step++, number++)
        if (sha256(set.salt + number) === set.challenge) return btoa(JSON.stringify({ ...set, number }))
    await new Promise((go) => setTimeout(go))
  }
  return null
}
