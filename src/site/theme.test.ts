import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { aSite } from './fixtures.ts'
import { openTheme } from './theme.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function aTheme(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'depesche-theme-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

const props = {
  site: aSite(),
  head: { title: 'Weg', description: null, path: '/', index: false },
  status: 404 as const,
  requestId: 'abc',
}

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: these strings are the source of a theme's views
it('a view of the theme replaces the paper’s own, with its parts at hand', async () => {
  const theme = await openTheme(
    aTheme({
      'views/error-page.js':
        'export default ({ site, requestId }, { html, Kicker }) => html`<main>${requestId} ${Kicker({ site, article: { label: null, kicker: "<b>" } })}</main>`',
    }),
  )
  expect(String(theme.views['error-page'](props))).toBe('<main>abc <p class="kicker">&lt;b&gt;</p></main>')
})

it('a view of the theme may build on the paper’s frame', async () => {
  const source =
    'export default ({ site, head, status }, { html, Document }) => Document({ site, head, children: html`<h1>${status}</h1>` })'
  const theme = await openTheme(aTheme({ 'views/error-page.js': source }))
  const page = String(theme.views['error-page'](props))
  expect(page).toContain('<main id="inhalt"><h1>404</h1></main>')
  expect(page).toContain('class="footer')
})

it('a view of the theme may add to the one it replaces', async () => {
  const theme = await openTheme(
    aTheme({
      'views/error-page.js':
        'export default (props, { html, original }) => html`${original(props)}<!-- ours -->`',
    }),
  )
  const page = String(theme.views['error-page'](props))
  expect(page).toContain('Diese Seite gibt es nicht')
  expect(page.endsWith('<!-- ours -->')).toBe(true)
})

// biome-ignore-end lint/suspicious/noTemplateCurlyInString: see above
it('without a theme folder the paper looks as it comes', async () => {
  const theme = await openTheme('/nowhere')
  expect(theme.css).toBe('')
  expect(await theme.file('logo.svg')).toBeNull()
})

it.each([
  ['views/frontpage.js', 'export default () => ""', 'there is no such page'],
  ['views/article.js', 'export const page = 1', 'must export a function'],
])('a broken %s is refused with what to mend', async (name, content, message) => {
  await expect(openTheme(aTheme({ [name]: content }))).rejects.toThrow(message)
})

it('gives its files, and none beside them', async () => {
  const theme = await openTheme(
    aTheme({ 'assets/logo.svg': '<svg/>', 'theme.css': 'body{}', 'secret.txt': 'x' }),
  )
  expect(String(await theme.file('logo.svg'))).toBe('<svg/>')
  expect(theme.css).toBe('body{}')
  for (const path of ['../secret.txt', '/etc/passwd', '..', '', 'logo.svg/x'])
    expect(await theme.file(path)).toBeNull()
})
