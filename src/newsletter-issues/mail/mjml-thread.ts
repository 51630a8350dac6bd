import { parentPort } from 'node:worker_threads'
import mjml2html from 'mjml'

/** The thread that `render-mjml.ts` starts: makes HTML of MJML until it is ended. */
parentPort?.on('message', async ({ id, mjml }: { id: number; mjml: string }) => {
  try {
    const { html } = await mjml2html(mjml, {
      validationLevel: 'skip',
      ignoreIncludes: true,
      keepComments: true, // some speak to Outlook
      fonts: {},
    })
    parentPort?.postMessage({ id, html })
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) })
  }
})
