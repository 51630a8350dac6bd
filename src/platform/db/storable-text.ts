import type { QueryCompiler } from 'kysely'

/**
 * The compiler, made to give every statement text that both databases can hold: PostgreSQL refuses NUL in text, and
 * neither stores half of a surrogate pair. Here, so that no room can forget it and look-ups agree with what is stored.
 */
export function withStorableText(compiler: QueryCompiler): QueryCompiler {
  return {
    compileQuery(node, queryId) {
      const query = compiler.compileQuery(node, queryId)
      return query.parameters.some(needsMending)
        ? { ...query, parameters: query.parameters.map(storable) }
        : query
    },
  }
}

const needsMending = (value: unknown): boolean =>
  typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())

const storable = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value
