import type { DatabaseKind } from './db.ts'

export const sqlitePath = (databaseUrl: string): string => databaseUrl.slice('sqlite:'.length)

export const databaseKind = (databaseUrl: string): DatabaseKind =>
  databaseUrl.startsWith('sqlite:') ? 'sqlite' : 'postgres'
