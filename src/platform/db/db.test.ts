import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { describeOn, describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { ok, refused } from '../result.ts'
import { inTransaction, isUniqueViolation, type Tx } from './db.ts'

const put = (tx: Tx, name: string, value: string) =>
  tx
    .insertInto('settings')
    .values({ name, value, version: 1, changed_at: '2026-11-23T09:00:00.000Z', changed_by: null })
    .execute()

const names = async (world: TestWorld): Promise<string[]> =>
  (await world.db.selectFrom('settings').select('name').orderBy('name').execute()).map(({ name }) => name)

const settingOf = async (world: TestWorld, name: string): Promise<string | undefined> =>
  (await world.db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst())?.value

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 5))

function held() {
  let release = () => {}
  const promise = new Promise<void>((resolve) => {
    release = resolve
  })
  return { promise, release }
}

describeOnEachDatabase('a transaction', (testWorld, kind) => {
  it('is there as a whole when it returns', async () => {
    const world = await testWorld()
    const answer = await inTransaction(world, async (tx) => {
      await put(tx, 'a', '1')
      await put(tx, 'b', '2')
      return 'done'
    })
    expect(answer).toBe('done')
    expect(await names(await world.secondProcess())).toEqual(['a', 'b'])
  })

  it('leaves nothing when its work fails, and the next one runs', async () => {
    const world = await testWorld()
    const failing = inTransaction(world, async (tx) => {
      await put(tx, 'a', '1')
      throw new Error('no ink')
    })
    await expect(failing).rejects.toThrow('no ink')
    expect(await names(world)).toEqual([])
    await inTransaction(world, (tx) => put(tx, 'b', '2'))
    expect(await names(world)).toEqual(['b'])
  })

  it('leaves nothing when it answers a refusal', async () => {
    const world = await testWorld()
    const answer = await inTransaction(world, async (tx) => {
      await put(tx, 'a', '1')
      return refused('no-ink', { field: 'a' })
    })
    expect(answer).toEqual({ ok: false, refusal: 'no-ink', detail: { field: 'a' } })
    expect(await names(world)).toEqual([])
    expect(await inTransaction(world, async () => ok(null))).toEqual({ ok: true, value: null })
  })

  it('leaves nothing when a statement in it fails', async () => {
    const world = await testWorld()
    await expect(
      inTransaction(world, async (tx) => {
        await put(tx, 'a', '1')
        await sql`insert into no_such_table values (1)`.execute(tx)
      }),
    ).rejects.toThrow()
    expect(await names(world)).toEqual([])
  })

  it('does not show its rows to others before it is done', async () => {
    const world = await testWorld()
    await inTransaction(world, async (tx) => {
      await put(tx, 'a', '1')
      expect(await tx.selectFrom('settings').selectAll().execute()).toHaveLength(1)
    })
    const written = held()
    const mayEnd = held()
    const writing = inTransaction(world, async (tx) => {
      await put(tx, 'b', '2')
      written.release()
      await mayEnd.promise
    })
    await written.promise
    expect(await names(world)).toEqual(['a'])
    mayEnd.release()
    await writing
    expect(await names(world)).toEqual(['a', 'b'])
  })

  it('lets many writers through, each seeing what the one before it wrote', async () => {
    const world = await testWorld()
    await inTransaction(world, (tx) => put(tx, 'count', '0'))
    const addOne = () =>
      inTransaction(world, async (tx) => {
        let query = tx.selectFrom('settings').select('value').where('name', '=', 'count')
        if (kind === 'postgres') query = query.forUpdate()
        const { value } = await query.executeTakeFirstOrThrow()
        if (Math.random() < 0.3) await pause()
        await tx
          .updateTable('settings')
          .set({ value: String(Number(value) + 1) })
          .where('name', '=', 'count')
          .execute()
      })
    await Promise.all(Array.from({ length: 40 }, addOne))
    expect(await settingOf(world, 'count')).toBe('40')
  })

  it('writes and single statements take turns', async () => {
    const world = await testWorld()
    await Promise.all(
      Array.from({ length: 30 }, (_, number) =>
        number % 2
          ? inTransaction(world, async (tx) => {
              await put(tx, `t${number}`, '')
              await pause()
            })
          : world.db
              .insertInto('settings')
              .values({
                name: `s${number}`,
                value: '',
                version: 1,
                changed_at: world.clock.now(),
                changed_by: null,
              })
              .execute(),
      ),
    )
    expect(await names(world)).toHaveLength(30)
  })

  // It waited for itself for ever.
  it('cannot be opened inside another', async () => {
    const world = await testWorld()
    const nested = inTransaction(world, async (tx) => {
      await put(tx, 'a', '1')
      await inTransaction(world, (inner) => put(inner, 'b', '2'))
    })
    await expect(nested).rejects.toThrow(/inside a transaction/)
    expect(await names(world)).toEqual([])
  })

  // Two saves found the same name free, and the second died on the unique index.
  it('that lost a race for a unique row looks again and finds it', async () => {
    const world = await testWorld()
    const findOrMake = () =>
      inTransaction(world, async (tx) => {
        const there = await tx
          .selectFrom('settings')
          .select('name')
          .where('name', '=', 'one')
          .executeTakeFirst()
        if (there) return 'found'
        await pause()
        await put(tx, 'one', '1')
        return 'made'
      })
    const answers = await Promise.all(Array.from({ length: 6 }, findOrMake))
    expect(answers.toSorted()).toEqual(['found', 'found', 'found', 'found', 'found', 'made'])
  })

  it('that breaks a unique index whenever it runs says so', async () => {
    const world = await testWorld()
    await inTransaction(world, (tx) => put(tx, 'a', '1'))
    const error: unknown = await inTransaction(world, (tx) => put(tx, 'a', '2')).catch((caught) => caught)
    expect(isUniqueViolation(error)).toBe(true)
    expect(isUniqueViolation(new Error('another'))).toBe(false)
    expect(await settingOf(world, 'a')).toBe('1')
  })

  it('lets go of two that wait for each other', async () => {
    const world = await testWorld()
    await inTransaction(world, async (tx) => {
      await put(tx, 'a', '')
      await put(tx, 'b', '')
    })
    const touch = (tx: Tx, name: string) =>
      tx.updateTable('settings').set({ value: sql`value || 'x'` }).where('name', '=', name).execute()
    const inOrder = (first: string, second: string) =>
      inTransaction(world, async (tx) => {
        await touch(tx, first)
        await pause()
        await touch(tx, second)
      })
    await Promise.all([inOrder('a', 'b'), inOrder('b', 'a')])
    expect([await settingOf(world, 'a'), await settingOf(world, 'b')]).toEqual(['xx', 'xx'])
  })
})

describeOnEachDatabase('what is stored', (testWorld) => {
  // PostgreSQL refuses NUL in text, so that a stray byte in a headline was an internal error.
  it('has no NUL, and reads back the same on both databases', async () => {
    const world = await testWorld()
    await inTransaction(world, async (tx) => {
      await put(tx, 'a\u0000b', 'x\u0000\u0000y')
      await sql`insert into settings (name, value, version, changed_at) values (${'raw\u0000'}, ${'\u0000'}, 1, ${world.clock.now()})`.execute(
        tx,
      )
    })
    expect(await names(world)).toEqual(['ab', 'raw'])
    expect(await settingOf(world, 'ab')).toBe('xy')
    expect(await settingOf(world, 'a\u0000b')).toBe('xy')
    expect(
      await world.longReads.selectFrom('settings').select('name').where('name', '=', 'r\u0000aw').execute(),
    ).toHaveLength(1)
  })

  it('is every other character as it was typed', async () => {
    const world = await testWorld()
    const text = `„Zitat“ – 😀 👩‍👩‍👧 \u0001\u007f\u200b\u202e e\u0301 ${'\\u0000'} ' " ; -- %_`
    await inTransaction(world, (tx) => put(tx, 'text', text))
    expect(await settingOf(world, 'text')).toBe(text)
  })

  it('has halves of surrogate pairs replaced, not refused', async () => {
    const world = await testWorld()
    await inTransaction(world, (tx) => put(tx, 'half', 'a\ud83db'))
    expect(await settingOf(world, 'half')).toBe('a\ufffdb')
  })
})

describeOnEachDatabase('instants and numbers', (testWorld) => {
  it.each([
    '1000-01-01T00:00:00.000Z',
    '1883-11-18T12:03:57.999Z',
    '1969-12-31T23:59:59.999Z',
    '9999-12-31T23:59:59.999Z',
  ])('an instant reads back in the fixed form: %s', async (at) => {
    const world = await testWorld()
    await world.db.insertInto('events').values({ type: 'test', payload: '{}', at }).execute()
    const rows = await world.db.selectFrom('events').select(['at', 'seq']).where('at', '<=', at).execute()
    expect(rows).toEqual([{ at, seq: 1 }])
  })

  it('counts come as numbers', async () => {
    const world = await testWorld()
    const row = await world.db
      .selectFrom('events')
      .select((e) => e.fn.countAll().as('n'))
      .executeTakeFirstOrThrow()
    expect(row.n).toBe(0)
  })
})

describeOnEachDatabase('long reads', (testWorld) => {
  it('see what was committed, as many as ask at once', async () => {
    const world = await testWorld()
    await inTransaction(world, (tx) => put(tx, 'a', '1'))
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => world.longReads.selectFrom('settings').select('value').execute()),
    )
    for (const rows of answers) expect(rows).toEqual([{ value: '1' }])
  })

  it('say what was wrong with a query', async () => {
    const world = await testWorld()
    await expect(sql`select * from no_such_table`.execute(world.longReads)).rejects.toThrow(/no_such_table/)
    await expect(sql`select 1 as one`.execute(world.longReads)).resolves.toMatchObject({ rows: [{ one: 1 }] })
  })
})

describeOn('sqlite', 'long reads', (testWorld) => {
  it('cannot write', async () => {
    const world = await testWorld()
    await expect(
      inTransaction({ db: world.longReads, events: world.events }, (tx) => put(tx, 'a', '1')),
    ).rejects.toThrow('read only')
    await expect(sql`delete from settings`.execute(world.longReads)).rejects.toThrow(/readonly/)
  })

  it('do not hold up the thread that serves', async () => {
    const world = await testWorld()
    const slow = sql`with recursive n(x) as (select 1 union all select x + 1 from n where x < 3000000)
      select count(*) as n from n`.execute(world.longReads)
    let done = false
    const finished = slow.then(() => {
      done = true
    })
    await world.db.selectFrom('settings').selectAll().execute()
    expect(done).toBe(false)
    await finished
  })
})

describeOn('postgres', 'connections', (testWorld) => {
  // A restart of the database ended our process.
  it('may break off all connections, and the next query opens new ones', async () => {
    const world = await testWorld()
    await names(world)
    const other = await world.secondProcess()
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(other.db)
    await expect.poll(() => names(world).catch(String)).toEqual([])
    await expect(inTransaction(world, (tx) => put(tx, 'a', '1'))).resolves.toBeDefined()
  })
})

describeOn('sqlite', 'the file', (testWorld) => {
  it('refuses a query on the outer db inside a transaction', async () => {
    const world = await testWorld()
    const mistaken = inTransaction(world, async (tx) => {
      await put(tx, 'a', '1')
      await world.db.selectFrom('settings').selectAll().execute()
    })
    await expect(mistaken).rejects.toThrow(/use tx: select/)
    expect(await names(world)).toEqual([])
  })

  it('commits to disk, in a log that readers do not wait for', async () => {
    const world = await testWorld()
    const pragma = async (name: string) =>
      Object.values((await sql`pragma ${sql.raw(name)}`.execute(world.db)).rows[0] ?? {})[0]
    expect(await pragma('journal_mode')).toBe('wal')
    expect(await pragma('synchronous')).toBe(1)
    expect(await pragma('foreign_keys')).toBe(1)
  })
})

describeOn('sqlite', 'two processes', (testWorld) => {
  // Waiting for the other's transaction stopped the thread: no page was served meanwhile.
  it('that write take turns, and the one that waits goes on with all else', async () => {
    const world = await testWorld()
    const other = await world.secondProcess()
    const mayEnd = held()
    const began = held()
    const long = inTransaction(other, async (tx) => {
      await put(tx, 'a', '1')
      began.release()
      await mayEnd.promise
    })
    await began.promise
    const waiting = [
      inTransaction(world, (tx) => put(tx, 'b', '2')),
      world.db.updateTable('settings').set({ value: '3' }).where('name', '=', 'a').execute(),
    ]
    await pause()
    expect(await names(world)).toEqual([])
    mayEnd.release()
    await Promise.all([long, ...waiting])
    expect(await names(world)).toEqual(['a', 'b'])
    expect(await settingOf(world, 'a')).toBe('3')
  })
})
