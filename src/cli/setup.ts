import { Option } from 'commander'
import { type AddCommand, CommandFailure } from './command.ts'

type SetupOptions = {
  siteName: string
  language: 'de' | 'en'
  email: string
  password: string
  name?: string
  address: 'formal' | 'informal'
  timeZone: string
  demo?: boolean
}

export const addSetupCommand: AddCommand = (program, { terminal, withWorld }) => {
  program
    .command('setup')
    .description('make the site and its first administrator, without a browser; refuses when there is a site')
    .requiredOption('--site-name <name>', 'name of the publication')
    .addOption(
      new Option('--language <language>', 'language of the site').choices(['de', 'en']).default('de'),
    )
    .requiredOption('--email <address>', 'address the administrator signs in with')
    .requiredOption('--password <password>', 'at least ten characters')
    .option('--name <name>', 'name of the administrator (default: the part of the address before the @)')
    .addOption(
      new Option('--address <form>', 'how a German site speaks to its readers: „Sie“ or „du“')
        .choices(['formal', 'informal'])
        .default('formal'),
    )
    .option('--time-zone <zone>', 'time zone of the newsroom', 'Europe/Berlin')
    .option('--demo', 'start with the demo publication')
    .action(async (options: SetupOptions) => {
      const { answer, withProgress } = terminal()
      const made = await withWorld(async (world) => {
        const administrator = await setUp(world, options)
        if (!options.demo) return { administrator, articles: 0, url: world.config.publicUrl }
        const { fillDemo } = await import('../demo/index.ts')
        const filled = await withProgress((onProgress) => fillDemo(world, onProgress))
        if (!filled.ok) throw new CommandFailure(sentences[filled.refusal])
        return { administrator, articles: filled.value.articles, url: world.config.publicUrl }
      })
      const { id, name, email } = made.administrator
      answer(
        {
          site: options.siteName,
          url: made.url,
          administrator: { id, name, email },
          articles: made.articles,
        },
        [
          `${options.siteName} is set up at ${made.url}; ${email} is its administrator.`,
          ...(options.demo ? [`The demo publication has ${made.articles} articles.`] : []),
        ],
      )
    })
}

async function setUp(
  world: Parameters<typeof import('../set-up/index.ts').setUpSite>[0],
  options: SetupOptions,
) {
  const { setUpSite } = await import('../set-up/index.ts')
  const { siteName, language, address, timeZone, email, password } = options
  const name = options.name ?? email.split('@')[0] ?? email
  const done = await setUpSite(world, {
    siteName,
    language,
    address,
    timeZone,
    administrator: { name, email, password },
    start: options.demo ? 'demo' : 'empty',
  })
  if (done.ok) return done.value
  throw new CommandFailure((await reasonsIn(done.detail?.issues)) || sentences[done.refusal])
}

const sentences = {
  'already-set-up': 'There is a site here already. Nothing was changed.',
  'bad-input': 'Something in the options is not valid.',
  'bad-name': '--name: a name of at most 120 characters.',
  'bad-email': '--email: this is not a complete e-mail address.',
  'password-too-short': '--password: at least ten characters.',
  'password-too-long': '--password: at most 200 characters.',
  'password-common': '--password: this one is among the first that anybody tries; several words are better.',
  'password-personal': '--password: not the name of the site or the administrator.',
  'site-not-empty': 'The site has articles already; the demo publication is only for an empty one.',
} as const

async function reasonsIn(issues: unknown): Promise<string> {
  if (!Array.isArray(issues)) return ''
  const { fieldErrorsOf, textsFor } = await import('../texts/index.ts')
  const t = textsFor('en')
  return issues
    .flatMap(fieldErrorsOf)
    .map(({ path, message, placeholders }) => `${path}: ${t(message, placeholders)}`)
    .join(' ')
}
