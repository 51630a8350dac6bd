import { Presets, SingleBar } from 'cli-progress'

export type Output = { write(text: string): unknown; isTTY?: boolean }

export type Terminal = {
  /** The answer of a command: with `--json` the one document on stdout, else the lines. */
  answer(document: unknown, lines: string | string[]): void
  /** One line of a stream (NDJSON), or the line for people. */
  stream(document: unknown, line: string): void
  /** Shows how far long work is: a bar on a terminal, plain lines otherwise. */
  withProgress<T>(work: (onProgress: (step: ProgressStep) => void) => Promise<T>): Promise<T>
}
export type ProgressStep = { what: string; done: number; total: number }
type ProgressDisplay = { step(step: ProgressStep): void; end(): void }

/** Answers go to stdout, all else to stderr. */
export function openTerminal({
  stdout,
  stderr,
  json,
}: {
  stdout: Output
  stderr: Output
  json: boolean
}): Terminal {
  const line = (text: string) => stdout.write(`${text}\n`)
  return {
    answer(document, lines) {
      if (json) line(JSON.stringify(document))
      else for (const text of [lines].flat()) line(text)
    },
    stream(document, text) {
      line(json ? JSON.stringify(document) : text)
    },
    async withProgress(work) {
      const display = stderr.isTTY ? bar() : plainLines(stderr)
      try {
        return await work(display.step)
      } finally {
        display.end()
      }
    },
  }
}

function bar(): ProgressDisplay {
  const display = new SingleBar(
    {
      format: '{what} {bar} {value}/{total}',
      hideCursor: true,
      clearOnComplete: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  )
  let current: string | null = null
  return {
    step({ what, done, total }) {
      if (what !== current) {
        if (current !== null) display.stop()
        display.start(total, done, { what })
        current = what
      }
      display.update(done)
    },
    end: () => display.stop(),
  }
}

/** A line when a part begins to be worked on and one when it is done, so that a log stays readable. */
function plainLines(output: Output): ProgressDisplay {
  let last = { what: '', done: 0, total: 0 }
  const finish = () => {
    if (last.what !== '') output.write(`${last.what}: ${last.done}\n`)
  }
  return {
    step(step) {
      if (step.what !== last.what) finish()
      last = step
    },
    end: finish,
  }
}
