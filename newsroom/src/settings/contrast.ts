/** The papers of the site, on which the signal colour is read. */
export const papers = { light: '#fdfbf7', dark: '#131416' } as const

/** How far two colours `#rrggbb` stand apart, 1 to 21 (WCAG 2, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** What text needs to be read (WCAG 1.4.3, level AA). */
export const legible = 4.5

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text)

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
