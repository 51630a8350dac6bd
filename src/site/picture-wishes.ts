import type { PictureWish, UsualPictures } from '../media/index.ts'

/** Where pictures of stories stand, how they are cut there, and which widths are offered. */
export const pictureWishes = {
  /** The lead of the front page: six of twelve columns, the whole width on phones. */
  lead: { sizes: '(min-width: 82.5rem) 590px, (min-width: 64rem) 47vw, 100vw', ratio: '3:2' },
  /** Three or four columns. */
  column: {
    sizes: '(min-width: 82.5rem) 290px, (min-width: 64rem) 23vw, (min-width: 44rem) 46vw, 92vw',
    ratio: '3:2',
    widths: [320, 480, 640, 960],
  },
  /** The lead of a strip. */
  strip: {
    sizes: '(min-width: 82.5rem) 600px, (min-width: 64rem) 48vw, (min-width: 44rem) 46vw, 92vw',
    ratio: '3:2',
    widths: [320, 480, 640, 960, 1280],
  },
  wideStrip: {
    sizes: '(min-width: 82.5rem) 700px, (min-width: 64rem) 56vw, (min-width: 44rem) 46vw, 92vw',
    ratio: '16:9',
    widths: [320, 480, 640, 960, 1280],
  },
  small: { sizes: '5.5rem', ratio: '1:1', widths: [160, 320] },
  row: {
    sizes: '(min-width: 82.5rem) 270px, (min-width: 64rem) 21vw, (min-width: 44rem) 11rem, 6rem',
    ratio: '3:2',
    widths: [160, 320, 480],
  },
} satisfies Record<string, PictureWish>

/** The lead picture of an article, never cut. */
export const articlePicture = {
  landscape: {
    sizes: '(min-width: 82.5rem) 915px, (min-width: 64rem) 73vw, (min-width: 44rem) 40rem, 100vw',
  },
  portrait: { sizes: '(min-width: 82.5rem) 620px, (min-width: 64rem) 50vw, (min-width: 44rem) 40rem, 100vw' },
} satisfies Record<string, PictureWish>

/** Of who wrote it: below the article, and on the writer's own page. */
export const portraitWishes = {
  small: { sizes: '5rem', ratio: '1:1', widths: [160, 320] },
  large: { sizes: '7rem', ratio: '1:1', widths: [160, 320] },
} satisfies Record<string, PictureWish>

/** In the text of an article or page the whole picture is shown, by the figure's size. */
export const figureWishes = {
  text: { sizes: '(min-width: 82.5rem) 620px, (min-width: 64rem) 50vw, (min-width: 44rem) 40rem, 92vw' },
  wide: { sizes: '(min-width: 82.5rem) 915px, (min-width: 64rem) 73vw, (min-width: 44rem) 40rem, 92vw' },
  small: { sizes: '(min-width: 64rem) 280px, (min-width: 44rem) 40rem, 92vw' },
  gallery: { sizes: '(min-width: 82.5rem) 915px, (min-width: 64rem) 73vw, (min-width: 44rem) 40rem, 92vw' },
} satisfies Record<string, PictureWish>

/** Files that others fetch: Open Graph and structured data (square, 4:3 and 16:9, as Google asks), feeds. */
export const linkedPictures = {
  wide: { width: 1280, ratio: '16:9', format: 'jpg' },
  classic: { width: 1280, ratio: '4:3', format: 'jpg' },
  square: { width: 1280, ratio: '1:1', format: 'jpg' },
  /** Wide enough for readers' programs, small enough for their connection. */
  feed: { width: 1280, ratio: null, format: 'jpg' },
} satisfies Record<string, UsualPictures['files'][number]>

/** All that a picture of an article is asked for; made soon after an upload, so that readers meet files. */
export const usualPictures: UsualPictures = {
  wishes: [articlePicture, figureWishes, pictureWishes, portraitWishes].flatMap((wishes) =>
    Object.values(wishes),
  ),
  files: Object.values(linkedPictures),
}
