/** Words that set-up writes into a new site. */
export const setUp = {
  'setUp.firstSection': 'Nachrichten',
}
