import { listOutbox, mailInOutbox } from '../src/deliveries/index.ts'
import type { World } from '../src/platform/world.ts'

/** The newest mail of a kind in the outbox, and the secret in its link. */
export async function newestMail(
  world: World,
  kind: string,
): Promise<{ to: string; text: string; status: string; token: string }> {
  const [item] = (await listOutbox(world, { kind }, { limit: 1 })).items
  const mail = await mailInOutbox(world, item?.id ?? '')
  if (!mail) throw new Error(`no mail of kind ${kind}`)
  const { to, text, status } = mail
  return { to, text, status, token: /token=([\w-]+)/.exec(text)?.[1] ?? '' }
}
