/** Every rule of the floor plan with the reason it exists; both are printed with each finding. */
export const rules = {
  'rooms-named': {
    says: 'a room uses only the rooms that src/floor-plan.ts names for it',
    why: 'Rooms that use each other freely can no longer be understood or changed one by one. What must flow upward is announced as an event and wired in reactions.ts.',
  },
  'ground-up': {
    says: 'the floor plan names only rooms listed before',
    why: 'A list from the ground up has no cycles; two rooms that need each other are one room, or one of them announces an event.',
  },
  'known-room': {
    says: 'every folder of src is a room of src/floor-plan.ts or a surface',
    why: 'What is not on the plan is held to nothing.',
  },
  'by-the-door': {
    says: "another room is entered by its index.ts, or that of a folder in it (the platform's files are open to all)",
    why: 'What stands behind the door can change without asking anybody.',
  },
  'surfaces-apart': {
    says: 'site, newsroom-api and cli use rooms, never each other; rooms never use them',
    why: 'Two surfaces that share code share it through a room, where it can be tested without HTTP.',
  },
  'newsroom-app': {
    says: 'newsroom/ uses of src only newsroom-api/contract/* and articles/body/schema.ts',
    why: "The app runs in a browser: whatever else it imports would carry the server's code there.",
  },
  contract: {
    says: 'newsroom-api/contract/* uses only the contract, articles/body/schema.ts and packages (types may come from rooms)',
    why: "The contract is bundled into the newsroom app; a room behind it would carry the server's code there.",
  },
  'not-from-tests': {
    says: 'src, migrations and newsroom use nothing of test/, scripts/ or bench/',
    why: 'What the server needs must be in what is shipped.',
  },
  'no-http-in-rooms': {
    says: 'rooms import no hono',
    why: 'A room serves page, API and command line alike; requests and answers are the affair of the surfaces.',
  },
  'tsx-places': {
    says: '.tsx only in site/, newsroom-api/, newsroom/ and mail/ folders of rooms',
    why: 'Node runs .ts as it is, but not .tsx.',
  },
  'sql-in-stores': {
    says: "SQL and Kysely's query building stand in store*.ts only",
    why: 'Who wants to know how a table is read or written finds it in one file a room; rows are mapped once.',
  },
  'one-writer': {
    says: 'a table is written only by the room whose schema.ts declares it',
    why: 'The rules about a table hold only if all its writers know them.',
  },
  'time-and-chance': {
    says: 'now and chance come from the world (world.clock, world.ids)',
    why: 'A rule that asks the clock itself cannot be tested at another time.',
  },
  door: {
    says: 'index.ts of a room only names exports, at most 20, no `export *`',
    why: 'A door that says everything says nothing; one with logic is a room of its own.',
  },
  'no-cycles': {
    says: 'files do not import each other in a circle (types may)',
    why: 'In a circle the order of loading decides what is defined, and no file can be read first.',
  },
  'migrations-alone': {
    says: 'a migration imports nothing but kysely',
    why: 'It must do in five years what it did on the day it was merged, whatever became of the code around.',
  },
  'migrations-listed': {
    says: 'every migration is listed in migrations/index.ts, in order, under the name of its file',
    why: 'One that is not listed never runs.',
  },
  'migrations-frozen': {
    says: 'a merged migration never changes (migrations/checksums.json)',
    why: 'Databases that ran it would differ from those that run it tomorrow. Write a new one.',
  },
} as const

export type Rule = keyof typeof rules
export type Finding = { file: string; line: number; rule: Rule; detail: string }

export function printed({ file, line, rule, detail }: Finding): string {
  return `${file}:${line}  ${detail}\n    Rule (${rule}): ${rules[rule].says}.\n    Why: ${rules[rule].why}`
}
