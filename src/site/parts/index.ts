import { ArticleList } from './article-list.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { Byline } from './byline.tsx'
import { Comments } from './comments.tsx'
import { Corrections } from './corrections.tsx'
import { Dateline } from './dateline.tsx'
import { Document } from './document.tsx'
import { Footer } from './footer.tsx'
import { Kicker } from './kicker.tsx'
import { Masthead } from './masthead.tsx'
import { MoreFromSection, MoreOnTopic } from './more-from-section.tsx'
import { Pager } from './pager.tsx'
import { Caption, Picture } from './picture.tsx'
import { ServiceBlocks } from './service-blocks.tsx'
import { ShareLinks } from './share-links.tsx'
import { StoryIn, StoryRow } from './stories.tsx'
import { Time } from './time.tsx'
import { Writers } from './writers.tsx'

/** The parts of pages that the views of a theme may use too. */
export const parts = {
  ArticleList,
  Breadcrumbs,
  Byline,
  Caption,
  Comments,
  Corrections,
  Dateline,
  Document,
  Footer,
  Kicker,
  Masthead,
  MoreFromSection,
  MoreOnTopic,
  Pager,
  Picture,
  ServiceBlocks,
  ShareLinks,
  StoryIn,
  StoryRow,
  Time,
  Writers,
}
