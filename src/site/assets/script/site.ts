import { attendComments } from './comments.ts'
import { attendCommentForm } from './drafts.ts'
import { openEmbeds } from './embeds.ts'
import { addGalleryBars } from './galleries.ts'
import { offerCopying } from './share.ts'

// Every page reads without this script. It adds what a page alone cannot do.
offerCopying()
addGalleryBars()
openEmbeds()
attendCommentForm()
attendComments()
