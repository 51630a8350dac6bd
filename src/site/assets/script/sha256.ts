/**
 * SHA-256 (FIPS 180-4) of a short text of ASCII, in hexadecimal. Browsers have their own, but only where the page came
 * over TLS, and one promise for each text takes longer than the work itself.
 */
export function sha256(text: string): string {
  const blocks = ((text.length + 8) >> 6) + 1
  const words = new Uint32Array(blocks * 16)
  for (let at = 0; at < text.length; at++)
    words[at >> 2] = (words[at >> 2] ?? 0) | (text.charCodeAt(at) << (24 - (at & 3) * 8))
  words[text.length >> 2] = (words[text.length >> 2] ?? 0) | (0x80 << (24 - (text.length & 3) * 8))
  words[words.length - 1] = text.length * 8
  const hash = Uint32Array.from(start)
  for (let block = 0; block < words.length; block += 16) addBlock(hash, words.subarray(block, block + 16))
  return Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('')
}

const [rounds, start] = constants()
const schedule = new Uint32Array(64)

function addBlock(hash: Uint32Array, block: Uint32Array): void {
  const w = schedule
  w.set(block)
  for (let at = 16; at < 64; at++) {
    const [x, y] = [w[at - 15] ?? 0, w[at - 2] ?? 0]
    const first = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3)
    const second = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10)
    w[at] = ((w[at - 16] ?? 0) + first + (w[at - 7] ?? 0) + second) | 0
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash
  for (let at = 0; at < 64; at++) {
    const one = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const next = (h + one + ((e & f) ^ (~e & g)) + (rounds[at] ?? 0) + (w[at] ?? 0)) | 0
    const two = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    const then = (two + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + next) | 0
    d = c
    c = b
    b = a
    a = (next + then) | 0
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) hash[at] = (hash[at] ?? 0) + word
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** The first 32 bits behind the point of the cube and square roots of the first primes (FIPS 180-4, 4.2.2, 5.3.3). */
function constants(): [Uint32Array, Uint32Array] {
  const primes: number[] = []
  for (let number = 2; primes.length < 64; number++)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number)
  const behindPoint = (root: number): number => (root - Math.floor(root)) * 2 ** 32
  return [
    Uint32Array.from(primes, (prime) => behindPoint(Math.cbrt(prime))),
    Uint32Array.from(primes.slice(0, 8), (prime) => behindPoint(Math.sqrt(prime))),
  ]
}
