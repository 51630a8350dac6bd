import { expect, it } from 'vitest'
import { describeJourney } from './journey.ts'
import { type Paper, startPaper, write } from './paper.ts'

/** A contribution that came in; `approve` lets readers see it. */
async function contribute(
  { administrator }: Paper,
  articleId: string,
  given: { text: string; parentId?: string },
) {
  const author = { name: 'Jonas Holm', email: 'jonas@example.org' }
  const { body } = await administrator.call<{ id: string }>('POST', `/articles/${articleId}/comments`, {
    author,
    ...given,
  })
  const approve = () =>
    administrator.call('POST', '/moderation/decisions', { commentId: body.id, decision: 'approve' })
  return { id: body.id, approve }
}

describeJourney('comments as they appear', startPaper, ({ visit, place }) => {
  it('are offered to who is at the comments, and come to their place when they are wanted', async () => {
    const paper = place()
    const article = await write(paper.administrator)
    await visit({}, async (page) => {
      const connected = page.waitForResponse((answer) => answer.url().endsWith('/comments/live'))
      await page.goto(article.path)
      await page.getByRole('heading', { name: 'Kommentare' }).scrollIntoViewIfNeeded()
      await connected
      const first = await contribute(paper, article.id, { text: 'Der erste Beitrag zum Haushalt.' })
      expect(await page.getByText('anzeigen').count()).toBe(0)
      await first.approve()
      const offer = page.getByRole('button', { name: 'Ein neuer Beitrag – anzeigen' })
      await offer.waitFor()
      // Nothing moves before it is wanted.
      expect(await page.getByText('Der erste Beitrag zum Haushalt.').count()).toBe(0)
      await offer.click()
      await page.getByText('Der erste Beitrag zum Haushalt.').waitFor()
      await page.getByRole('heading', { name: '1 Kommentar' }).waitFor()
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(`comment-${first.id}`)
      await expect.poll(() => offer.count()).toBe(0)

      const second = await contribute(paper, article.id, { text: 'Ein zweiter Beitrag zum Haushalt.' })
      await second.approve()
      const answer = await contribute(paper, article.id, {
        text: 'Eine Antwort <img src=x onerror=alert(1)>',
        parentId: first.id,
      })
      await answer.approve()
      await page.getByRole('button', { name: '2 neue Beiträge – anzeigen' }).click()
      await expect
        .poll(() => page.locator('.comment').evaluateAll((all) => all.map(({ id }) => id)))
        .toEqual([first.id, answer.id, second.id].map((id) => `comment-${id}`))
      expect(await page.locator('.comment img').count()).toBe(0)
      await page.getByRole('heading', { name: '3 Kommentare' }).waitFor()
    })
  })

  it('are not listened for in a tab that nobody looks at, and not missed when somebody does again', async () => {
    const paper = place()
    const article = await write(paper.administrator, { headline: 'Das Rathaus ist gelb' })
    await visit({}, async (page) => {
      const isStream = (each: { url(): string }) => each.url().endsWith('/comments/live')
      const show = (isHidden: boolean) =>
        page.evaluate((value) => {
          Object.defineProperty(document, 'hidden', { value, configurable: true })
          document.dispatchEvent(new Event('visibilitychange'))
        }, isHidden)
      const connected = page.waitForResponse(isStream)
      await page.goto(article.path)
      await page.getByRole('heading', { name: 'Kommentare' }).scrollIntoViewIfNeeded()
      await connected
      const ended = page.waitForEvent('requestfailed', isStream)
      await show(true)
      await ended
      const missed = await contribute(paper, article.id, { text: 'Gelb steht dem Rathaus gut.' })
      await missed.approve()
      await show(false)
      await page.getByRole('button', { name: 'Ein neuer Beitrag – anzeigen' }).click()
      await page.getByText('Gelb steht dem Rathaus gut.').waitFor()
    })
  })

  it('are told to their writer: on the page of the contribution, and below the article', async () => {
    const paper = place()
    const article = await write(paper.administrator, { headline: 'Die Fähre fährt wieder' })
    await visit({ viewport: { width: 390, height: 844 } }, async (page) => {
      await page.goto(article.path)
      await page.getByLabel('Name').fill('Mara Vogt')
      await page.getByLabel('E-Mail-Adresse').fill('mara@example.org')
      await page
        .getByLabel('Ihr Beitrag')
        .fill('Die Fähre fährt wieder, das ist schön für den Haushalt der Stadt.')
      await page.getByRole('button', { name: 'Beitrag senden' }).click()
      await page.getByRole('heading', { level: 1, name: 'Ihr Beitrag wartet' }).waitFor()
      const own = page.url()

      await page.goto(article.path)
      await page.getByRole('heading', { name: 'Kommentare' }).scrollIntoViewIfNeeded()
      const note = page.getByRole('link', { name: 'Ihr Beitrag wartet' })
      await note.waitFor()
      const connected = page.waitForResponse((answer) => answer.url().endsWith('/comments/live'))
      await note.click()
      await connected
      expect(page.url()).toBe(own)
      const commentId = await page.locator('.own-page').getAttribute('data-comment')
      await paper.administrator.call('POST', '/moderation/decisions', { commentId, decision: 'approve' })
      await page.getByRole('heading', { level: 1, name: 'Ihr Beitrag ist erschienen' }).waitFor()
      expect(page.url()).toBe(own)
      expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([])
    })
  })
})
