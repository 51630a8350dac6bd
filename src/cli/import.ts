import { readFile, stat } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import type { ImportNote, ImportReport } from '../imports/index.ts'
import type { World } from '../platform/world.ts'
import { commandLineActor } from './actor.ts'
import { type AddCommand, type CommandContext, CommandFailure } from './command.ts'

const systems = {
  wordpress: 'a WordPress export (WXR, also packed with gzip)',
  ghost: 'an export of Ghost (JSON)',
} as const
type System = keyof typeof systems
type Options = { media?: string; dryRun?: boolean }

export const addImportCommand: AddCommand = (program, context) => {
  const parent = program.command('import').description('bring the archive of another system in')
  for (const system of Object.keys(systems) as System[]) addSystem(parent, system, context)
  addSubscribers(parent, context)
}

function addSystem(parent: Command, system: System, { terminal, withWorld }: CommandContext): void {
  parent
    .command(system)
    .description(`${systems[system]}; may be run again, with the same file or a newer one`)
    .argument('<file>', systems[system])
    .option(
      '--media <dir>',
      'a folder with the pictures of the old site; what it lacks is fetched from there',
    )
    .option('--dry-run', 'write nothing, fetch nothing, and print what would come')
    .action(async (given: string, { media, dryRun = false }: Options) => {
      const file = resolve(given)
      await mustBe(file, 'file')
      if (media !== undefined) await mustBe(resolve(media), 'folder')
      const mediaPath = media === undefined ? null : resolve(media)
      // Readers of the paper go before: this runs beside the server that serves them.
      setPriority(constants.priority.PRIORITY_LOW)
      const { answer, withProgress } = terminal()
      const report = await withWorld((world) =>
        withProgress((onProgress) => bring(world, { system, file, mediaPath, dryRun, onProgress })),
      )
      answer(documentOf(report, dryRun), linesOf(report, dryRun))
    })
}

const subscribersFile = 'a CSV of any newsletter system, or JSON of listmonk'

function addSubscribers(parent: Command, { terminal, withWorld }: CommandContext): void {
  parent
    .command('subscribers')
    .description(`${subscribersFile}; sends no mail, may be run again`)
    .argument('<file>', subscribersFile)
    .option('--dry-run', 'write nothing, and print what would come')
    .action(async (given: string, { dryRun = false }: Options) => {
      const file = resolve(given)
      await mustBe(file, 'file')
      setPriority(constants.priority.PRIORITY_LOW)
      const { answer, withProgress } = terminal()
      const { importSubscribers, readSubscribers } = await import('../subscriptions/import/index.ts')
      const entries = readSubscribers(await readFile(file))
      if (entries === null)
        throw new CommandFailure(`${file} is not ${subscribersFile}: it holds no address.`)
      const { counts, skipped } = await withWorld((world) =>
        withProgress((onProgress) =>
          importSubscribers(world, {
            entries,
            fileName: basename(file),
            dryRun,
            onProgress: (done, total) => onProgress({ what: 'subscribers', done, total }),
          }),
        ),
      )
      answer({ dryRun, counts, skipped }, [
        dryRun ? 'Nothing was written. This would come:' : 'Brought in:',
        ...Object.entries(counts).map(([kind, count]) => `  ${kind}: ${wordsOf(count)}`),
        ...(skipped.length > 0 ? [`Left out (${skipped.length}):`] : []),
        ...skipped.map(({ line, what, reason }) => `  line ${line}: ${reason}${what && ` – ${what}`}`),
      ])
    })
}

async function mustBe(path: string, kind: 'file' | 'folder'): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new CommandFailure(`There is nothing at ${path}.`)
  if (kind === 'folder' && !found.isDirectory()) throw new CommandFailure(`${path} is no folder.`)
  if (kind === 'file' && found.isDirectory())
    throw new CommandFailure(`${path} is a folder: name the export file in it.`)
  if (kind === 'file' && found.size === 0) throw new CommandFailure(`${path} is empty.`)
}

type Work = {
  system: System
  file: string
  mediaPath: string | null
  dryRun: boolean
  onProgress: (step: { what: string; done: number; total: number }) => void
}

async function bring(world: World, work: Work): Promise<ImportReport> {
  const { system, file, mediaPath, dryRun } = work
  const imports = await import('../imports/index.ts')
  const open = system === 'wordpress' ? imports.openWordpressArchive : imports.openGhostArchive
  const opened = await open(file)
  if (!opened.ok) throw new CommandFailure(refusals[opened.refusal](file, system))
  const run = dryRun
    ? null
    : await imports.startImport(
        world,
        { system, fileName: basename(file), filePath: null, mediaPath },
        commandLineActor,
      )
  const task = {
    archive: opened.value,
    importId: run?.id ?? null,
    mediaFolder: mediaPath,
    onProgress: ({ step, done, total }: { step: string; done: number; total: number }) =>
      work.onProgress({ what: step, done, total }),
  }
  const report = await imports.importArchive(world, task, commandLineActor)
  if (!report.ok) throw new CommandFailure('This import is under way already.')
  if (!dryRun) await queueIndexes(world)
  return report.value
}

/** Search and similar articles follow in the background of the server that runs, or of the next one that starts. */
async function queueIndexes(world: World): Promise<void> {
  const [{ queueSearchCatchUp }, { queueRelatedCatchUp }] = await Promise.all([
    import('../search/index.ts'),
    import('../related/index.ts'),
  ])
  await queueSearchCatchUp(world)
  await queueRelatedCatchUp(world)
}

const refusals = {
  'not-an-archive': (file: string, system: System) => `${file} is not ${systems[system]}.`,
  'nothing-in-it': (file: string) => `${file} has nothing in it that could be brought in.`,
  'too-large': (file: string) => `${file} is too large to be read whole.`,
  unreadable: (file: string) => `${file} cannot be read.`,
} as const

type Note = Omit<ImportNote, 'handledAt' | 'handledBy'>

const documentOf = ({ counts, notes }: ImportReport, dryRun: boolean) => ({
  dryRun,
  counts,
  skipped: notes.map(({ subject, key, title, reason, detail, entryKey }) => ({
    subject,
    key,
    title,
    reason,
    detail,
    entryKey,
  })),
})

function linesOf({ counts, notes }: ImportReport, dryRun: boolean): string[] {
  return [
    dryRun ? 'Nothing was written. This would come:' : 'Brought in:',
    ...Object.entries(counts).map(([kind, count]) => `  ${kind}: ${wordsOf(count)}`),
    ...(notes.length > 0 ? [`Not as it was (${notes.length}):`] : []),
    ...notes.map((note) => `  ${lineOf(note)}`),
  ]
}

function wordsOf(count: Readonly<Record<string, number>>): string {
  const parts = Object.entries(count).filter(([, number]) => number > 0)
  return parts.length === 0 ? 'none' : parts.map(([outcome, number]) => `${number} ${outcome}`).join(', ')
}

const lineOf = ({ reason, subject, key, title, detail }: Note): string =>
  [`${reason}: ${[subject, key, title && `“${title}”`].filter(Boolean).join(' ')}`, detail]
    .filter(Boolean)
    .join(' – ')
    .replace(/\s+/g, ' ')
    .slice(0, 400)
