import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { parseSync, Visitor } from 'vite'

/** What a file says about itself, as far as a rule asks. Paths are relative to the checkout, with `/`. */
export type Source = {
  path: string
  isTest: boolean
  imports: Import[]
  /** Calls of Kysely's builders and written tables in raw SQL. */
  queries: Query[]
  /** `Date.now()`, `new Date()`, `Math.random()`. */
  askings: { what: string; line: number }[]
  /** Tables declared in `interface Tables` of a `declare module`. */
  tables: { name: string; line: number }[]
  exports: { name: string; line: number; isReExport: boolean }[]
  /** Lines of statements that are neither import nor export-from nor a type. */
  logic: number[]
}
export type Import = {
  /** A path in the checkout, or a package as it is written. */
  to: string
  isPackage: boolean
  isTypeOnly: boolean
  isReExport: boolean
  line: number
}
export type Query = { method: string; table: string | null; writes: boolean; line: number }

const folders = ['src', 'migrations', 'newsroom/src']

export function readSources(root: string): Source[] {
  return folders.flatMap((folder) => {
    if (!existsSync(join(root, folder))) return []
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
      .sort()
      .map((path) => sourceOf(path, readFileSync(join(root, path), 'utf8')))
  })
}

const writing = ['insertInto', 'updateTable', 'deleteFrom', 'replaceInto', 'mergeInto']
const reading = ['selectFrom']
const rawWrite =
  /\b(?:insert\s+(?:or\s+\w+\s+)?into|replace\s+into|update|delete\s+from|merge\s+into)\s+"?([a-z_][a-z0-9_]*)"?(?=\s|\(|$)/gi

export function sourceOf(path: string, text: string): Source {
  const { program, module, errors } = parseSync(path, text)
  if (errors[0]) throw new Error(`${path} cannot be parsed: ${errors[0].message}`)
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length
  const source: Source = {
    path,
    isTest: /\.test\.tsx?$/.test(path) || /(^|\/)test-[^/]+$/.test(path),
    imports: importsOf(path, text, module, lineAt),
    queries: [],
    askings: [],
    tables: [],
    exports: module.staticExports.flatMap(({ entries }) =>
      entries.map((entry) => ({
        name: entry.exportName.name ?? (entry.importName.kind === 'AllButDefault' ? '*' : 'default'),
        line: lineAt(entry.start),
        isReExport: entry.moduleRequest !== null,
      })),
    ),
    logic: program.body
      .filter(
        (node) => !['ImportDeclaration', 'ExportAllDeclaration', 'TSModuleDeclaration'].includes(node.type),
      )
      .filter((node) => !(node.type === 'ExportNamedDeclaration' && node.source))
      .map((node) => lineAt(node.start)),
  }
  const asks = (what: string, offset: number) => source.askings.push({ what, line: lineAt(offset) })
  new Visitor({
    CallExpression(node) {
      if (node.callee.type !== 'MemberExpression' || node.callee.property.type !== 'Identifier') return
      const { object, property } = node.callee
      const method = property.name
      if (writing.includes(method) || reading.includes(method)) {
        const [argument] = node.arguments
        const table =
          argument?.type === 'Literal' && typeof argument.value === 'string' ? argument.value : null
        const name = table?.split(' ')[0] ?? null
        source.queries.push({
          method,
          table: name,
          writes: writing.includes(method),
          line: lineAt(property.start),
        })
      }
      if (object.type === 'Identifier' && object.name === 'Date' && method === 'now')
        asks('Date.now()', node.start)
      if (object.type === 'Identifier' && object.name === 'Math' && method === 'random')
        asks('Math.random()', node.start)
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0)
        asks('new Date()', node.start)
    },
    TaggedTemplateExpression(node) {
      if (node.tag.type !== 'Identifier' || node.tag.name !== 'sql') return
      for (const quasi of node.quasi.quasis)
        for (const match of quasi.value.raw.matchAll(rawWrite)) {
          // `for update`, `on conflict do update set`, `on delete cascade` write nothing by these words
          if (
            match[1] === undefined ||
            ['set', 'skip', 'of', 'nowait', 'cascade'].includes(match[1].toLowerCase())
          )
            continue
          source.queries.push({
            method: 'sql',
            table: match[1],
            writes: true,
            line: lineAt(quasi.start + match.index),
          })
        }
    },
    TSInterfaceDeclaration(node) {
      if (node.id.name !== 'Tables') return
      for (const member of node.body.body) {
        if (member.type !== 'TSPropertySignature') continue
        const name =
          member.key.type === 'Identifier'
            ? member.key.name
            : member.key.type === 'Literal'
              ? String(member.key.value)
              : null
        if (name) source.tables.push({ name, line: lineAt(member.start) })
      }
    },
  }).visit(program)
  return source
}

type ModuleRecord = ReturnType<typeof parseSync>['module']

function importsOf(
  path: string,
  text: string,
  module: ModuleRecord,
  lineAt: (offset: number) => number,
): Import[] {
  const made = (
    request: string,
    offset: number,
    kind: { isTypeOnly: boolean; isReExport: boolean },
  ): Import => ({
    to: request.startsWith('.') ? posix.normalize(posix.join(dirname(path), request)) : request,
    isPackage: !request.startsWith('.'),
    line: lineAt(offset),
    ...kind,
  })
  const statics = module.staticImports.map(({ moduleRequest, entries }) =>
    made(moduleRequest.value, moduleRequest.start, {
      isTypeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
      isReExport: false,
    }),
  )
  const reExports = module.staticExports.flatMap(({ entries }) => {
    const [first] = entries
    if (!first?.moduleRequest) return []
    const kind = { isTypeOnly: entries.every((entry) => entry.isType), isReExport: true }
    return [made(first.moduleRequest.value, first.moduleRequest.start, kind)]
  })
  const dynamics = module.dynamicImports.flatMap(({ moduleRequest }) => {
    const written = text.slice(moduleRequest.start, moduleRequest.end)
    const literal = /^(['"`])([^'"`$]+)\1$/.exec(written)?.[2]
    return literal ? [made(literal, moduleRequest.start, { isTypeOnly: false, isReExport: false })] : []
  })
  return [...statics, ...reExports, ...dynamics]
}
