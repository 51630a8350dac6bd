/** An address of the web as browsers take it. */
export function isWebAddress(text: string): boolean {
  const address = URL.parse(text.trim())
  return address !== null && /^https?:$/.test(address.protocol) && address.hostname.includes('.')
}

/** By form only; the server looks closer. */
export const isEmailAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
