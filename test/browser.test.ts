import { expect, it } from 'vitest'
import { openBrowser } from './browser.ts'

it('a browser opens and shows a page', async () => {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent('<title>Abendpost</title><h1>Guten Tag</h1>')
    expect(await page.title()).toBe('Abendpost')
  } finally {
    await browser.close()
  }
})
