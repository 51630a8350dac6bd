import { createInterface } from 'node:readline'
import { z } from 'zod'
import { type AddCommand, CommandFailure } from './command.ts'

const comment = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  language: z.string().nullish(),
  article: z
    .object({ headline: z.string(), teaser: z.string().nullish(), text: z.string().nullish() })
    .nullish(),
  parent: z.string().nullish(),
})

export const addModerationCommand: AddCommand = (program, { stdin, terminal }) => {
  const moderation = program.command('moderation').description('how comments are judged')
  moderation
    .command('score')
    .description('read comments from stdin, a JSON document a line; print the scores of each')
    .option('--language <tag>', 'the language of comments that name none, de or en')
    .action(async ({ language }: { language?: string }) => {
      const { loadScorer } = await import('../scoring/index.ts')
      const scorer = await loadScorer()
      const out = terminal()
      let number = 0
      for await (const line of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        number++
        if (line.trim() === '') continue
        const { id, ...given } = readLine(line, number)
        const answer = { id, ...scorer.score({ ...given, language: given.language ?? language }) }
        out.stream(answer, JSON.stringify(answer))
      }
    })
}

function readLine(line: string, number: number): z.infer<typeof comment> {
  try {
    return comment.parse(JSON.parse(line.replace(/^\uFEFF/, '')))
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : []
    const what = issue ? [...issue.path, issue.message].join(': ') : 'it is not JSON'
    throw new CommandFailure(`Line ${number} is no comment: ${what}.`)
  }
}
