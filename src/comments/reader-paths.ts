/** Where readers find what is theirs around comments, in the words of the site's language. Mails name these places. */
export type ReaderPaths = {
  houseRules: string
  /** Takes what is written; below it each comment's own page, by its secret: read, edit, withdraw. */
  comments: string
  /** Below it, by the secret in the mail. */
  /** Tells when a form was first touched. */
  begin: string
  confirm: string
  /** Below it, by the secret in the mail: ends the mails about answers. */
  replies: string
  recommend: string
  report: string
  /** Below it, by the secret in the mail with the reasons. */
  appeal: string
}

export const readerPaths = (language: 'de' | 'en'): ReaderPaths =>
  language === 'en'
    ? {
        houseRules: '/house-rules',
        comments: '/comments',
        begin: '/comments/begin',
        confirm: '/comments/confirm',
        replies: '/comments/replies',
        recommend: '/comments/recommend',
        report: '/comments/report',
        appeal: '/comments/appeal',
      }
    : {
        houseRules: '/hausregeln',
        comments: '/kommentare',
        begin: '/kommentare/beginnen',
        confirm: '/kommentare/bestaetigen',
        replies: '/kommentare/antworten',
        recommend: '/kommentare/empfehlen',
        report: '/kommentare/melden',
        appeal: '/kommentare/beschwerde',
      }
