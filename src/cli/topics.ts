import { createInterface } from 'node:readline'
import { InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { type AddCommand, CommandFailure } from './command.ts'

const article = z.object({
  id: z.union([z.string(), z.number()]),
  headline: z.string(),
  text: z.string(),
  language: z.string().nullish(),
  publishedAt: z.string().nullish(),
})
type Article = z.infer<typeof article>

export const addTopicsCommand: AddCommand = (program, { terminal, stdin }) => {
  const topics = program.command('topics').description('what articles are about, and which are alike')
  topics
    .command('related')
    .description('read articles from stdin, a JSON document a line; print for each those most like it')
    .option('--k <number>', 'how many for each', atLeastOne, 10)
    .option('--threshold', 'print the likeness from which a reader would be told, and end')
    .action(async ({ k, threshold }: { k: number; threshold?: boolean }) => {
      const { alertThreshold, relatedAmong } = await import('../topics/index.ts')
      if (threshold) return terminal().answer({ threshold: alertThreshold }, String(alertThreshold))
      const articles: Article[] = []
      let number = 0
      for await (const line of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        number++
        if (line.trim() !== '') articles.push(readLine(line, number))
      }
      const texts = articles.map((one) => ({ ...one, language: languageOf(one.language) }))
      for (const answer of relatedAmong(texts, k)) terminal().stream(answer, JSON.stringify(answer))
    })
}

function readLine(line: string, number: number): Article {
  try {
    return article.parse(JSON.parse(line.replace(/^\uFEFF/, '')))
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : []
    const what = issue ? [...issue.path, issue.message].join(': ') : 'it is not JSON'
    throw new CommandFailure(`Line ${number} is no article: ${what}.`)
  }
}

/** `de-AT` is German; of other languages nothing is known, and the words decide. */
function languageOf(tag: string | null | undefined): 'de' | 'en' | null {
  const primary = tag?.split('-', 1)[0]?.toLowerCase()
  return primary === 'de' || primary === 'en' ? primary : null
}

function atLeastOne(value: string): number {
  const number = Number(value)
  if (Number.isInteger(number) && number >= 1) return number
  throw new InvalidArgumentError('it must be a whole number from 1.')
}
