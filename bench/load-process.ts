import { type LoadWish, loadFor } from './load.ts'

process.on('message', async (wish: LoadWish) => {
  process.send?.(await loadFor(wish).catch((error) => ({ error: String(error) })))
})
