import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Media, mediaQuery, uploadMedia } from './queries.ts'

export type Upload = { key: string; name: string; share: number; error?: unknown; media?: Media }

/** Sends files one after the other and tells how far each has come. Failed ones stay in the list with their reason. */
export function useUploads(onDone: (media: Media[]) => void = () => {}) {
  const queryClient = useQueryClient()
  const [uploads, setUploads] = useState<Upload[]>([])
  const update = (key: string, changes: Partial<Upload>) =>
    setUploads((current) => current.map((each) => (each.key === key ? { ...each, ...changes } : each)))
  const send = async (files: readonly File[]) => {
    const waiting = files.map((file) => ({ file, key: crypto.randomUUID() }))
    setUploads((current) => [
      ...current.filter(({ media }) => !media),
      ...waiting.map(({ file, key }) => ({ key, name: file.name, share: 0 })),
    ])
    const done: Media[] = []
    for (const { file, key } of waiting) {
      try {
        const media = await uploadMedia(file, (share) => update(key, { share }))
        queryClient.setQueryData(mediaQuery(media.id).queryKey, media)
        update(key, { share: 1, media })
        done.push(media)
      } catch (error) {
        update(key, { error })
      }
    }
    if (done.length > 0) {
      await queryClient.invalidateQueries({ queryKey: ['media', 'pages'] })
      onDone(done)
    }
    setUploads((current) => current.filter(({ media }) => !media))
  }
  const dismiss = (key: string) => setUploads((current) => current.filter((each) => each.key !== key))
  return { uploads, send: (files: readonly File[]) => void send(files), dismiss }
}
