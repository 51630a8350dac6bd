import type { BodyDoc } from '../articles/body/index.ts'
import type { Instant } from '../platform/clock.ts'

/** A picture as mails show it: a JPEG of this site, as other formats do not show in Outlook. */
export type ShownPicture = {
  mediaId: string
  path: string
  width: number
  height: number
  alt: string
  credit: string | null
}

export type ShownBlock =
  | {
      type: 'article'
      articleId: string
      path: string
      kicker: string | null
      headline: string
      teaser: string | null
      isAdvertisement: boolean
      picture: ShownPicture | null
    }
  | { type: 'heading'; text: string }
  | { type: 'text'; body: BodyDoc }
  | { type: 'picture'; picture: ShownPicture; caption: string | null; link: string | null }
  | {
      type: 'advertisement'
      headline: string
      text: string
      link: string
      advertiser: string | null
      picture: ShownPicture | null
    }
  | { type: 'rule' }

/** An issue with the words and pictures its articles have at a moment: what is mailed, and what the archive keeps. */
export type ShownIssue = {
  /** As readers see the newsletter's name. */
  name: string
  language: 'de' | 'en'
  number: number
  /** The date it bears. */
  at: Instant
  subject: string
  preheader: string | null
  blocks: ShownBlock[]
}
