/** The lines somebody typed or pasted, each once, without empty ones. Lists with commas or semicolons are lines too. */
export const linesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\n,;]/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]
