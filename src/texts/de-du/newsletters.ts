/** Of `../de/newsletters.ts` what speaks to readers. */
export const newsletters = {
  'newsletter.choose': 'Welche möchtest du?',
  'newsletter.mail.why': 'Du erhältst diese E-Mail, weil du „{name}“ abonniert hast.',
  'newsletter.mail.own': 'Alles, was du bekommst',
} as const
