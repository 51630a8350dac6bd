import { unserialize } from 'php-serialize'

const longest = 500_000

/**
 * What PHP has serialised, as plain data: no class is ever made of it and nothing runs. Undefined for what is broken
 * (lengths that no longer fit after a search and replace are the usual case) or longer than is believable.
 */
export function phpValue(text: string | null): unknown {
  if (!text || text.length > longest || !/^(?:[aOsCidb]:|N;)/.test(text) || /(?:^|[;{])[OC]:\d/.test(text))
    return undefined
  try {
    return unserialize(text, {}, { strict: true, encoding: 'utf8' })
  } catch {
    return undefined
  }
}
