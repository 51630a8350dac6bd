/** Texts of the public site. */
export const site = {
  'site.skipToContent': 'Zum Inhalt springen',
}
