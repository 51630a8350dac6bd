/** Texts of the mails. */
export const mail = {
  'mail.greeting': 'Guten Tag {name},',
}
