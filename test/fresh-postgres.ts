import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { administerPostgres } from './administer-postgres.ts'

/** An empty database on the server of this test run; whoever makes it drops it. */
export async function freshPostgres(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `depesche_server_${randomUUID().replaceAll('-', '')}`
  await administerPostgres(`create database ${name}`)
  const url = new URL(inject('postgresAdminUrl'))
  url.pathname = `/${name}`
  return { url: url.href, drop: () => administerPostgres(`drop database if exists ${name} with (force)`) }
}
