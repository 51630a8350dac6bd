import { randomInt } from 'node:crypto'
import { setImmediate as afterOthers, setTimeout as pause } from 'node:timers/promises'
import { addSeconds, type Instant } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import type { World } from '../../platform/world.ts'
import { mailHost } from '../sender.ts'
import { choose, type Domains, learn, leaveDomain, objectionsIn } from './choose.ts'
import { openDesk } from './desk.ts'
import type { MailingKind } from './kinds.ts'
import { doneOf, type Mailing } from './mailing.ts'
import { relayRest } from './pacing.ts'
import { messageTo, type ReadyMailing, readyMailing } from './ready-mailing.ts'
import { openLine, type RelayLine } from './relay.ts'
import { endIfDone, runningMailings } from './store.ts'
import { freshMailWaits } from './store-pace.ts'
import { findPortion, forgetDeadWorkers, forgetWorker, noteWorker, takePortion } from './store-portions.ts'
import { type OpenDelivery, openInPortion, putOffUntil } from './store-sending.ts'
import { noteOf, type SubmissionEnd } from './submission.ts'
import { type Ended, type Turn, type TurnDone, writeTurn } from './write-turn.ts'

export type SendLoopNeeds = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config' | 'log'>

export type SendLoopOptions = {
  smtpUrl: string
  kinds: readonly MailingKind[]
}

export type SendLoop = {
  /** Looks for changes at once. */
  wake(): void
  /** Submits until no mailing has anything to do now. */
  run(): Promise<void>
  /** Has `run` end when what is under way has ended, and cuts it off when that takes too long. */
  stop(): void
}

const portionSize = 200
/** Without a word from it for so long, a worker is taken for dead. */
const aliveSeconds = 20
const aliveNoteMilliseconds = 5000
const lookMilliseconds = 500
const fewMilliseconds = 3
/** While a mail to one person has just been queued, mails to many wait; but for no longer than it is fresh. */
const giveWayMilliseconds = 100
/** What is under way when it is to stop has so long to end. */
const longestEnd = 5000

/** A worker: one of any number, in this process or others, that submit mailings over some connections each. */
export function openSendLoop(world: SendLoopNeeds, options: SendLoopOptions): SendLoop {
  const worker = randomInt(1, 2 ** 31 - 1)
  const desk = openDesk()
  const domains: Domains = { paces: new Map(), underWay: new Map() }
  const streaks = new Map<number, number>()
  const lines: RelayLine[] = Array.from({ length: world.config.smtpConnections }, () =>
    openLine(options.smtpUrl, mailHost(world.config)),
  )
  const idle = [...lines]
  const ready = new Map<number, ReadyMailing>()
  let mailings: readonly Mailing[] = []
  let known: ReadonlyMap<number, Mailing> = new Map()
  let ended: Ended[] = []
  let signal = Promise.withResolvers<void>()
  let stopping = false
  let isStale = true
  let lookedAt = Number.NEGATIVE_INFINITY
  let notedAt = Number.NEGATIVE_INFINITY
  let aliveUntil: Instant = ''
  let resting = { failures: 0, until: 0 }
  let waysGivenUntil = 0
  let askedAt = Number.NEGATIVE_INFINITY
  /** Until when the rate of a mailing lets none leave. */
  const slowUntil = new Map<number, number>()

  const chance = (): number => Number.parseInt(world.ids.newId().slice(-6), 16) / 2 ** 24

  const wake = (): void => {
    isStale = true
    signal.resolve()
  }

  const stayAlive = async (): Promise<void> => {
    const now = world.clock.now()
    if (performance.now() - notedAt < aliveNoteMilliseconds && now < aliveUntil) return
    notedAt = performance.now()
    aliveUntil = addSeconds(now, aliveSeconds)
    await inTransaction(world, async (tx) => {
      await noteWorker(tx, worker, aliveUntil)
      await forgetDeadWorkers(tx, addSeconds(now, -aliveSeconds))
    })
  }

  /** Which mailings go out; what was at hand of others goes back. */
  const look = async (): Promise<void> => {
    if (!isStale && performance.now() - lookedAt < lookMilliseconds) return
    isStale = false
    lookedAt = performance.now()
    const running = await runningMailings(world.db)
    for (const { number } of mailings)
      if (!running.some((mailing) => mailing.number === number)) {
        desk.clear(number)
        ready.delete(number)
      }
    mailings = running
    known = new Map([...known, ...running.map((mailing) => [mailing.number, mailing] as const)])
    await fill(true)
    for (const mailing of running)
      if (doneOf(mailing.counts) >= mailing.counts.total && !desk.isBusyWith(mailing.number))
        await end(mailing)
  }

  const end = async ({ id }: Mailing): Promise<void> => {
    const at = world.clock.now()
    const isOver = await inTransaction(world, async (tx) => {
      const isOver = await endIfDone(tx, id, { at })
      if (isOver) await announce(tx, world.clock, 'mailing.changed', { mailingId: id })
      return isOver
    })
    if (isOver) isStale = true
  }

  /** Brings to the desk what it needs for the next turns. */
  const fill = async (withPutOff: boolean): Promise<void> => {
    const enough = 2 * lines.length
    const now = world.clock.now()
    for (const { number } of mailings) {
      if (withPutOff && desk.count(number) < portionSize)
        desk.addPutOff(await putOffUntil(world.db, number, { now, limit: portionSize }))
      if (desk.count(number) >= enough) continue
      const free = await findPortion(world.db, { mailing: number, size: portionSize, now })
      if (free && (await inTransaction(world, (tx) => takePortion(tx, free, worker))))
        desk.addPortion(free, await openInPortion(world.db, free))
    }
  }

  const submit = async (line: RelayLine, delivery: OpenDelivery, mailing: ReadyMailing): Promise<void> => {
    const end = await submitted(line, () => messageTo(mailing, delivery))
    const moment = { now: world.clock.now(), chance: chance() }
    const note = noteOf(end, { ...delivery, attempts: delivery.attempts + 1 }, moment)
    idle.push(line)
    ended.push({ delivery, end, note })
    leaveDomain(domains, delivery.address)
    learn(domains, { address: delivery.address, end }, moment)
    if (note.note === 'returned') rest(end.answer)
    else resting = { failures: 0, until: 0 }
    signal.resolve()
  }

  const rest = (answer: string): void => {
    if (resting.until > performance.now()) return
    const failures = resting.failures + 1
    resting = { failures, until: performance.now() + relayRest(failures, chance()) }
    world.log.warn({ answer, failures }, 'the mail server cannot be talked to; mails to many wait')
  }

  const freeLines = async (): Promise<number> => {
    if (stopping || performance.now() < Math.max(resting.until, waysGivenUntil)) return 0
    // After a failure one tries whether the relay is back.
    const most = resting.failures > 0 ? Math.max(0, 1 - (lines.length - idle.length)) : idle.length
    if (most === 0 || performance.now() - askedAt < giveWayMilliseconds) return most
    askedAt = performance.now()
    if (!(await freshMailWaits(world.db, world.clock.now()))) return most
    waysGivenUntil = askedAt + giveWayMilliseconds
    return 0
  }

  /** Writes down what ended and takes the next ones. False when there was nothing to do. */
  const turn = async (): Promise<boolean> => {
    const free = await freeLines()
    if (free > 0 && mailings.some(({ number }) => desk.count(number) < free)) await fill(false)
    const now = world.clock.now()
    const wish = { now, free, chance }
    const quick = mailings.filter(({ number }) => (slowUntil.get(number) ?? 0) <= performance.now())
    const { chosen, waiting } = choose(desk, { mailings: quick, domains }, wish)
    const came = ended
    ended = []
    const toPause = objectionsIn(streaks, came)
    for (const { delivery, note } of came)
      if (note.note === 'returned') desk.putBack(delivery)
      else desk.settle(delivery)
    for (const { delivery } of waiting) desk.settle(delivery)
    const finished = desk.finished()
    const work = [came, chosen, waiting, finished.closed, finished.released]
    if (work.every((list) => list.length === 0)) return false
    for (const { mailing } of chosen) {
      const its = known.get(mailing)
      if (its && !ready.has(mailing)) ready.set(mailing, await readyMailing(world, its))
    }
    const all = { worker, now, ended: came, chosen, waiting, toPause, ...finished }
    apply(await written(all))
    return true
  }

  /** What ended must be written down: it is tried until the database takes it. */
  const written = async (all: Turn): Promise<TurnDone> => {
    for (;;) {
      try {
        const needs = { ...world, kinds: options.kinds, mailings: known }
        return await inTransaction(world, (tx) => writeTurn(tx, needs, all))
      } catch (error) {
        world.log.error({ err: error }, 'what became of mails to many cannot be written down; trying again')
        if (stopping) throw error
        await pause(1000)
      }
    }
  }

  const apply = ({ claimed, left, early, nextSlotAt }: TurnDone): void => {
    for (const delivery of [...left, ...early]) leaveDomain(domains, delivery.address)
    for (const delivery of left) desk.settle(delivery)
    for (const delivery of early.toReversed()) desk.putBack(delivery)
    if (early.some(({ mailing }) => !nextSlotAt.has(mailing))) isStale = true
    for (const [mailing, at] of nextSlotAt)
      slowUntil.set(mailing, performance.now() + Math.min(60_000, at - Date.parse(world.clock.now())))
    for (const delivery of claimed) {
      const line = idle.pop()
      const mailing = ready.get(delivery.mailing)
      if (!line || !mailing) throw new Error('a mail was claimed without a free connection')
      void submit(line, delivery, mailing)
    }
  }

  const sleep = async (milliseconds: number): Promise<void> => {
    const now = performance.now()
    const next = [resting.until, waysGivenUntil, ...slowUntil.values()].filter((until) => until > now)
    const timer = setTimeout(signal.resolve, Math.min(milliseconds, ...next.map((until) => until - now)))
    await signal.promise
    clearTimeout(timer)
  }

  /** A turn costs as much for one mail as for several: while many are under way, some more ends are waited for. */
  const isWorthATurn = (): boolean => {
    const underWay = lines.length - idle.length
    return ended.length * 4 >= lines.length * 3 || underWay * 4 < lines.length || isStale
  }

  const sendAll = async (): Promise<void> => {
    for (;;) {
      signal = Promise.withResolvers()
      if (!isWorthATurn()) await sleep(fewMilliseconds)
      await stayAlive()
      await look()
      const did = await turn()
      const isQuiet = idle.length === lines.length && ended.length === 0
      if (isQuiet && (stopping || mailings.length === 0)) return
      // The last of a mailing may have ended.
      if (isQuiet && did) isStale = true
      // Whatever ends in this moment is written down together.
      if (did) await afterOthers()
      else if (ended.length === 0 && !isStale) await sleep(lookMilliseconds)
    }
  }

  return {
    wake,
    async run() {
      try {
        await sendAll()
      } finally {
        for (const line of lines) line.close()
        await inTransaction(world, (tx) => forgetWorker(tx, worker))
      }
    },
    stop() {
      stopping = true
      wake()
      const cut = () => lines.forEach((line) => void line.cut())
      setTimeout(cut, longestEnd).unref()
    },
  }
}

/** A mail that cannot be made fails alone: it must not hold up the others. */
async function submitted(
  line: RelayLine,
  message: () => ReturnType<typeof messageTo>,
): Promise<SubmissionEnd> {
  let made: Awaited<ReturnType<typeof messageTo>>
  try {
    made = await message()
  } catch (error) {
    return { code: 0, step: 'making', answer: `the mail could not be made: ${error}`, textBegun: false }
  }
  return line.submit(...made)
}
