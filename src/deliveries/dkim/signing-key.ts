import type { World } from '../../platform/world.ts'
import { type DkimKey, signsFor } from './dkim-key.ts'
import { unlockKey } from './key-cipher.ts'
import { signingKeys } from './store.ts'

/** What signs a mail; `privateKey` is PEM. */
export type SigningKey = { domain: string; selector: string; privateKey: string }

/**
 * What a signature covers (`h=`): what readers see, and both headers of one-click unsubscription, which RFC 8058 (4) asks to
 * be signed.
 */
export const signedHeaders =
  'From:To:Reply-To:Subject:Date:Message-ID:MIME-Version:Content-Type:Content-Transfer-Encoding:' +
  'Auto-Submitted:List-Id:List-Unsubscribe:List-Unsubscribe-Post:List-Help:Feedback-ID'

/** The key that signs mails of this sender; null when there is none, or none that can be read with this secret. */
export async function signingKeyFor(
  world: Pick<World, 'db' | 'config'>,
  sender: string,
): Promise<SigningKey | null> {
  for (const key of await signingKeys(world.db)) {
    const privateKey = signsFor(key, sender) ? unlockKey(world.config, key.selector, key.lockedKey) : null
    if (privateKey) return { domain: key.domain, selector: key.selector, privateKey }
  }
  return null
}

/** Keys that should sign and cannot, since the secret of the installation is another one than when they were made. */
export async function unreadableKeys(world: Pick<World, 'db' | 'config'>): Promise<DkimKey[]> {
  const keys = await signingKeys(world.db)
  return keys.filter((key) => unlockKey(world.config, key.selector, key.lockedKey) === null)
}
