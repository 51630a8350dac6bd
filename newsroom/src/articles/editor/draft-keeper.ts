import type { Article, ArticlePatch } from '../../../../src/newsroom-api/contract/articles.ts'
import type { Draft } from '../draft.ts'
import {
  beginKeeping,
  isChanged,
  type KeeperStart,
  type KeeperWorld,
  type Keeping,
  show,
  writeCopy,
} from './keeping.ts'
import type { LocalCopy } from './local-copies.ts'
import { accept, resolve, restore } from './settle-conflict.ts'
import { change, planAutosave, save } from './store-draft.ts'

export type { KeeperState } from './keeping.ts'

export type Keeper = ReturnType<typeof keepDraft>

/**
 * Keeps one article while it is written: saves a moment after the last change, keeps a copy in the browser until the
 * server has it, and never saves over what somebody else saved since. A field that cannot be stored as it stands
 * waits in the browser; the others are stored without it.
 */
export function keepDraft(world: KeeperWorld, start: KeeperStart) {
  const keeping = beginKeeping(world, start)
  return {
    state: () => keeping.state,
    subscribe: (listener: () => void) => {
      keeping.listeners.add(listener)
      return () => void keeping.listeners.delete(listener)
    },
    change: (changes: Partial<Draft>) => change(keeping, changes),
    save: (how: { auto: boolean }) => save(keeping, how),
    resolve: (decided: Draft) => resolve(keeping, decided),
    accept: (article: Article) => accept(keeping, article),
    restore: (copy: LocalCopy) => restore(keeping, copy),
    send: (patch: ArticlePatch) => send(keeping, patch),
    /** Something beside the draft changed on the server (a correction): the newest revision is known again. */
    refresh: (article: Article) => show(keeping, { article }),
    isChanged: () => isChanged(keeping),
    writeCopy: () => writeCopy(keeping),
    close: () => close(keeping),
    reopen: () => {
      keeping.closed = false
      planAutosave(keeping)
    },
  }
}

/** The draft could not be stored, so nothing was done with it. */
export class NotSaved extends Error {}

/** Saves, then changes state (or anything that is no field of the draft) on top of the newest revision. */
async function send(keeping: Keeping, patch: ArticlePatch): Promise<Article> {
  const saved = await save(keeping, { auto: false })
  if (!saved) throw new NotSaved()
  const article = await keeping.world.patch(saved.id, patch, saved.revision)
  show(keeping, { article })
  return article
}

/** Leaves: what is unsaved is sent and, until it has arrived, kept in the browser. */
function close(keeping: Keeping): void {
  writeCopy(keeping)
  keeping.closed = true
  keeping.cancelSave()
  if (isChanged(keeping) && !keeping.state.conflict) void save(keeping, { auto: true })
}
