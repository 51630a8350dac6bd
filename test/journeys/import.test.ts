import { expect, it } from 'vitest'
import { aFile, aWxr, aWxrItem, cdata, meta, term } from '../wxr.ts'
import { describeJourney } from './journey.ts'
import { startPaper } from './paper.ts'

const aReply = (id: string, parent: string, text: string) =>
  `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>${cdata('Erika Leser')}</wp:comment_author>
  <wp:comment_date_gmt>2019-05-03 08:00:00</wp:comment_date_gmt><wp:comment_parent>${parent}</wp:comment_parent>
  <wp:comment_content>${cdata(text)}</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>`

/** A small old paper: all that the screens show, and things that cannot come as they were. */
const oldPaper = aWxr(
  [
    aWxrItem({
      title: 'Die Brücke am Hafen bleibt gesperrt',
      'content:encoded': 'Die Brücke ist zu.\n\nDie Stadt sucht [umfrage id="3"] nach Geld.',
      extra:
        term('category', 'stadt', 'Stadt') +
        term('post_tag', 'bruecken', 'Brücken') +
        aReply('1', '0', 'Endlich!') +
        aReply('2', '1', 'Warum endlich?'),
    }),
    aWxrItem({
      'wp:post_id': '8',
      title: 'Ein Entwurf von damals',
      link: 'https://alt.example/?p=8',
      'wp:status': 'draft',
      'wp:post_date_gmt': '0000-00-00 00:00:00',
    }),
    aWxrItem({
      'wp:post_id': '9',
      title: 'Nur mit Passwort',
      'wp:post_password': 'geheim',
      link: 'https://alt.example/2019/06/passwort/',
      'wp:post_name': 'passwort',
      extra: meta('_thumbnail_id', '404'),
    }),
    aWxrItem({
      'wp:post_id': '10',
      title: 'Wir über uns',
      'wp:post_type': 'page',
      link: 'https://alt.example/wir/',
      'wp:post_name': 'wir',
    }),
    aWxrItem({ 'wp:post_id': '11', title: 'Tasse', 'wp:post_type': 'product' }),
  ],
  `<wp:author><wp:author_id>3</wp:author_id><wp:author_login>anna</wp:author_login><wp:author_display_name>${cdata('Anna Berg')}</wp:author_display_name></wp:author>`,
)

describeJourney('an old paper moves in', startPaper, ({ place, visit }) => {
  it('the archive is uploaded, looked at, brought in; old addresses answer; the report is worked through', {
    timeout: 90_000,
  }, async () => {
    await visit({ as: place().administrator }, async (page) => {
      await page.goto('/newsroom/imports')
      await page.getByText('Noch ist nichts importiert.').waitFor()
      await page.locator('input[type=file]').setInputFiles(aFile(oldPaper, 'alte-zeitung.xml'))

      await page.getByRole('heading', { name: 'Was darin steht' }).waitFor()
      await page.getByText('Alte Zeitung · https://alt.example').waitFor()
      await page.getByText('Shortcode steht noch im Text').waitFor()
      expect((await page.request.get('/2019/05/bruecke')).status()).toBe(404)

      await page.getByRole('button', { name: 'Jetzt importieren' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Bericht' }).waitFor({ timeout: 40_000 })
      await page.getByRole('row', { name: /^Artikel 3/ }).waitFor()

      const article = await page.request.get('/2019/05/bruecke')
      expect(article.status()).toBe(200)
      expect(await article.text()).toContain('Die Brücke am Hafen bleibt gesperrt')
      expect((await page.request.get('/?p=7')).url()).toMatch(/\/2019\/05\/bruecke$/)
      expect((await page.request.get('/2019/06/passwort')).status()).not.toBe(200)

      await page.getByRole('combobox', { name: 'Jeder Grund' }).selectOption('shortcode-kept')
      const line = page.getByRole('list', { name: 'Bericht' }).getByRole('listitem')
      await expect.poll(() => line.count()).toBe(1)
      await line.getByText('umfrage').waitFor()
      await page.getByRole('checkbox', { name: /^Erledigt: Shortcode/ }).focus()
      await page.keyboard.press('Space')
      await page.getByRole('checkbox', { name: 'Nur Offenes' }).check()
      await page.getByText('Alles ist erledigt.').waitFor()

      const [table] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Als Tabelle (CSV)' }).click(),
      ])
      expect(table.suggestedFilename()).toMatch(/\.csv$/)

      await page.getByRole('checkbox', { name: 'Nur Offenes' }).uncheck()
      await line.getByRole('link', { name: 'Zum Artikel' }).click()
      await page.getByText('Die Stadt sucht [umfrage id="3"] nach Geld.').waitFor()
    })
  })

  it('a file that is no archive is refused with what to do, and goes', async () => {
    await visit({ as: place().administrator, viewport: { width: 390, height: 844 } }, async (page) => {
      await page.goto('/newsroom/imports')
      await page.locator('input[type=file]').setInputFiles(aFile('<html><p>Hallo</p></html>', 'seite.xml'))
      await page.getByText('Das ist kein Export von WordPress oder Ghost.', { exact: false }).waitFor()
      await page.getByRole('button', { name: 'Datei verwerfen' }).click()
      await page.getByText('seite.xml ist verworfen.').waitFor()
    })
  })
})
