import type { Locator } from 'playwright-core'
import { expect, it } from 'vitest'
import { startFullPaper } from './full-paper.ts'
import { describeJourney } from './journey.ts'

describeJourney('a reader without scripts', startFullPaper, ({ visit, place }) => {
  const calm = { javaScriptEnabled: false }

  it('goes from the front page to an article and reads all of it', async () => {
    const { article } = place()
    await visit(calm, async (page) => {
      await page.goto('/')
      await page.getByRole('link', { name: article.headline }).first().click()
      await page.getByRole('heading', { level: 1, name: article.headline }).waitFor()
      await page.getByRole('cell', { name: '8.344' }).waitFor()
      await page.getByText('Der Pegel stand falsch im Text.').waitFor()
      await page.getByText('Sie ist 400 Meter breit.').waitFor()
    })
  })

  it('opens footnotes where they stand', async () => {
    const { article } = place()
    await visit(calm, async (page) => {
      await page.goto(article.path)
      const note = page.getByText('Genauer: bei Kilometer 727.').first()
      await page.getByRole('button', { name: 'Fußnote 1' }).click()
      await note.waitFor()
      await expect.poll(() => isOnScreen(note)).toBe(true)
    })
  })

  it('moves through a gallery with the arrow keys and sees all its pictures', async () => {
    const { article } = place()
    await visit(calm, async (page) => {
      await page.goto(article.path)
      const gallery = page.getByRole('group', { name: 'Bilderstrecke' })
      const last = gallery.getByRole('img').last()
      await gallery.scrollIntoViewIfNeeded()
      await gallery.focus()
      for (let press = 0; press < 40; press++) await page.keyboard.press('ArrowRight')
      await expect.poll(() => isOnScreen(last)).toBe(true)
      await expect
        .poll(() => last.evaluate((image: HTMLImageElement) => image.naturalWidth))
        .toBeGreaterThan(0)
    })
  })

  it('is shown no button that would do nothing', async () => {
    const { article } = place()
    await visit(calm, async (page) => {
      await page.goto(article.path)
      // A footnote opens and forms are sent without a script; the rest is for scripts.
      const buttons = page.getByRole('main').getByRole('button')
      const names = await buttons.evaluateAll((all) => all.map((each) => each.ariaLabel ?? each.textContent))
      expect(names).toEqual(['Fußnote 1', 'Per E-Mail bekommen', 'Beitrag senden', 'Im Archiv suchen'])
      // What is elsewhere can be opened as a link.
      await page.getByRole('link', { name: /YouTube/ }).waitFor()
    })
  })

  it('searches, and browses the archive', async () => {
    const { article } = place()
    await visit(calm, async (page) => {
      await page.goto('/suche')
      const form = page.getByRole('main').getByRole('searchbox')
      await form.fill('Elbe')
      await form.press('Enter')
      await page.getByRole('link', { name: article.headline }).waitFor()
      expect(new URL(page.url()).searchParams.get('q')).toBe('Elbe')

      await page.goto('/archiv')
      const year = new Date().getFullYear()
      const list = page.getByRole('main')
      await list.locator(`a[href="/archiv/${year}"]`).click()
      await list.locator(`a[href^="/archiv/${year}/"]`).first().click()
      await page.getByRole('link', { name: article.headline }).first().waitFor()
    })
  })

  it('learns of a withdrawn article that it is gone', async () => {
    const { withdrawn } = place()
    await visit(calm, async (page) => {
      expect((await page.goto(withdrawn.path))?.status()).toBe(410)
      expect((await page.goto('/nachrichten/gab-es-nie'))?.status()).toBe(404)
      await page
        .getByRole('link', { name: /Elbbote|Startseite/ })
        .first()
        .waitFor()
    })
  })
})

describeJourney('a reader with scripts', startFullPaper, ({ visit, place }) => {
  it('has nothing loaded from elsewhere before asking for it', async () => {
    const { article } = place()
    await visit({}, async (page) => {
      await page.goto(article.path)
      await page.evaluate(async () => {
        for (let y = 0; y < document.body.scrollHeight; y += 400) {
          scrollTo(0, y)
          await new Promise(requestAnimationFrame)
        }
      })
      await page.waitForLoadState('networkidle')
      expect(await page.locator('iframe').count()).toBe(0)
      expect(await page.context().cookies()).toEqual([])
    })
  })

  it('pages through a gallery with its buttons', async () => {
    const { article } = place()
    await visit({ viewport: { width: 390, height: 844 } }, async (page) => {
      await page.goto(article.path)
      await page.getByRole('button', { name: 'Nächstes Bild' }).click()
      await page.getByText('2 / 2').waitFor()
    })
  })

  it.each([320, 390, 768, 1280, 1920])('never scrolls sideways at %i pixels', async (width) => {
    const { article } = place()
    await visit({ viewport: { width, height: 800 } }, async (page) => {
      for (const path of ['/', article.path, '/nachrichten', '/themen', '/suche?q=Elbe', '/datenschutz']) {
        await page.goto(path)
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(
          width,
        )
      }
    })
  })
})

const isOnScreen = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1
  })
