import type { IncomingMessage, ServerResponse } from 'node:http'

/** One event for all who listen to a topic. `data` is of one line. */
export type LiveEvent = { name: string; data: string }

/**
 * Server-sent events (WHATWG HTML 9.2) to many readers at once. Of each nothing is held but its connection: an event is
 * written once for all, and who does not keep up is cut off, to connect anew.
 */
export type LiveStreams = {
  /**
   * Turns the exchange into a stream of the topic's events. `client` is counted, null is not. Where there are too many
   * streams nothing is written, and the caller says so.
   */
  open(exchange: Exchange, stream: { topic: string; client: string | null }): 'open' | 'too-many' | 'full'
  send(topic: string, event: LiveEvent): void
  /** Ends all streams; none opens any more. */
  close(): void
}

type Exchange = { incoming: IncomingMessage; outgoing: ServerResponse }

const mostStreams = 2000
/** A household, an office, a few tabs each: a tab that nobody looks at has none. */
const mostOfAClient = 30
/** Proxies cut what is silent for a minute. */
const heartbeatMilliseconds = 25_000
/** Bytes that wait for a reader before it is given up. */
const mostWaiting = 64 * 1024

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  // Otherwise nginx gathers events until there are some kilobytes of them.
  'X-Accel-Buffering': 'no',
}

export function openLiveStreams(most = { all: mostStreams, ofAClient: mostOfAClient }): LiveStreams {
  const byTopic = new Map<string, Set<ServerResponse>>()
  const byClient = new Map<string, number>()
  let count = 0
  let isClosed = false
  let heart: NodeJS.Timeout | null = null

  const beat = (): void => {
    for (const readers of byTopic.values()) for (const reader of readers) writeTo(reader, ':\n\n')
  }

  const leave = (reader: ServerResponse, topic: string, client: string | null): void => {
    const readers = byTopic.get(topic)
    if (!readers?.delete(reader)) return
    if (readers.size === 0) byTopic.delete(topic)
    const left = client === null ? 0 : (byClient.get(client) ?? 1) - 1
    if (client !== null && left > 0) byClient.set(client, left)
    else if (client !== null) byClient.delete(client)
    count--
    if (count === 0 && heart) {
      clearInterval(heart)
      heart = null
    }
  }

  return {
    open({ outgoing }, { topic, client }) {
      if (isClosed || count >= most.all) return 'full'
      if (client !== null && (byClient.get(client) ?? 0) >= most.ofAClient) return 'too-many'
      const readers = byTopic.get(topic) ?? new Set()
      byTopic.set(topic, readers.add(outgoing))
      if (client !== null) byClient.set(client, (byClient.get(client) ?? 0) + 1)
      count++
      heart ??= setInterval(beat, heartbeatMilliseconds).unref()
      outgoing.once('close', () => leave(outgoing, topic, client))
      outgoing.writeHead(200, headers)
      // The first byte tells the reader that it is connected; after a cut it comes back in five seconds.
      outgoing.write('retry: 5000\n\n')
      return 'open'
    },
    send(topic, { name, data }) {
      const text = `event: ${name}\ndata: ${data}\n\n`
      for (const reader of byTopic.get(topic) ?? []) writeTo(reader, text)
    },
    close() {
      isClosed = true
      for (const readers of byTopic.values()) for (const reader of readers) reader.end()
    },
  }
}

function writeTo(reader: ServerResponse, text: string): void {
  if (reader.writableLength > mostWaiting) reader.destroy()
  else reader.write(text)
}
