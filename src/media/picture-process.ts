import { availableParallelism, constants, setPriority } from 'node:os'
import sharp from 'sharp'
import { type JobRequest, runJob } from './picture-jobs.ts'

/** The process that `picture-workshop.ts` starts: works on pictures until its parent ends it or is gone. */
// The processor is for pages first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
sharp.concurrency(Math.max(1, Math.min(2, availableParallelism() - 1)))
// Each picture is decoded once; a cache of decoded ones would only keep memory.
sharp.cache(false)

process.on('message', async (request: JobRequest) => {
  const answer = await runJob(request)
  if (process.connected) process.send?.(answer)
})
process.on('disconnect', () => process.exit())
