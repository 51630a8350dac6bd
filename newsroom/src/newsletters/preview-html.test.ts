import { expect, it } from 'vitest'
import { shownAs } from './preview-html.ts'

const mail =
  '<html><head><meta name="color-scheme" content="light dark"><style>:root{color-scheme:light dark}' +
  '@media (prefers-color-scheme: dark){a{color:#fff}}@media screen and (prefers-color-scheme:light){a{color:#000}}' +
  '</style></head><body>x</body></html>'

it('answers the question for the scheme as it is wanted, not as the device is', () => {
  const dark = shownAs(mail, 'dark')
  expect(dark).toContain('content="dark"')
  expect(dark).toContain('color-scheme: dark')
  expect(dark).toContain('@media (min-width: 0px){a{color:#fff}}')
  expect(dark).toContain('screen and (max-width: 0px){a{color:#000}}')
  expect(shownAs(mail, 'light')).toContain('@media (max-width: 0px){a{color:#fff}}')
})

it('lets links open beside the newsroom', () => {
  expect(shownAs(mail, 'light')).toContain('<head><base target="_blank">')
})
