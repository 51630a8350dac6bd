import type { MediaLibrary } from './media.ts'
import type { Sections } from './sections.ts'
import type { Tags } from './tags.ts'

/** What entries refer to, brought before them: authors by their key, sections, tags, media. */
export type Parts = {
  authors: ReadonlyMap<string, string>
  sections: Sections
  tags: Tags
  library: MediaLibrary
}
