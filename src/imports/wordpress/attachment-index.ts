import type { Attachment } from './attachments.ts'

/** The old library as texts refer to it: by number, by the address of any of its sizes, by the post it was put in. */
export type AttachmentIndex = {
  add(attachment: Attachment): boolean
  byKey(key: string): Attachment | undefined
  /** Also for a smaller copy, another host or protocol, and a copy that an image service hands out. */
  byUrl(url: URL): Attachment | undefined
  of(parent: string): Attachment[]
  all(): Attachment[]
}

const most = 500_000

export function attachmentIndex(): AttachmentIndex {
  const byKey = new Map<string, Attachment>()
  const byPath = new Map<string, Attachment>()
  const byParent = new Map<string, Attachment[]>()
  return {
    add(attachment) {
      if (byKey.has(attachment.key) || byKey.size >= most) return false
      byKey.set(attachment.key, attachment)
      const url = URL.parse(attachment.url)
      if (url) byPath.set(placeOf(url), attachment)
      if (attachment.parent) {
        const siblings = byParent.get(attachment.parent)
        if (siblings) siblings.push(attachment)
        else byParent.set(attachment.parent, [attachment])
      }
      return true
    },
    byKey: (key) => byKey.get(key),
    byUrl(url) {
      const place = placeOf(url)
      const original = withoutSize(place)
      return (
        byPath.get(place) ?? byPath.get(original) ?? byPath.get(original.replace(/(\.\w+)$/, '-scaled$1'))
      )
    },
    of: (parent) => (byParent.get(parent) ?? []).toSorted((a, b) => a.order - b.order),
    all: () => [...byKey.values()],
  }
}

/** `photo-300x200.jpg` is a copy of `photo.jpg`; `photo-e1590000000000.jpg` one that was edited. */
export const withoutSize = (path: string): string =>
  path.replace(/(?:-e\d{10,13})?(?:-\d{1,5}x\d{1,5}|-e\d{10,13})(?=\.[a-z]{3,4}$)/i, '')

/** Path within the host. An image service puts the host first: `i0.wp.com/example.org/wp-content/…`. */
function placeOf(url: URL): string {
  const path = /^i\d\.wp\.com$/.test(url.host) ? url.pathname.replace(/^\/[^/]+/, '') : url.pathname
  try {
    return decodeURIComponent(path).normalize('NFC')
  } catch {
    return path
  }
}
