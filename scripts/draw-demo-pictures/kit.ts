// A small drawing kit for flat, print-like vector pictures: shapes, textures, transforms.
// Every function returns SVG markup; coordinates are in picture units (1600 x 1067 and so on).

export type Markup = string
type Attributes = Record<string, string | number>

const round = (value: number): string => {
  const size = Math.abs(value)
  return String(size >= 20 ? Math.round(value) : Math.round(value * 10) / 10)
}
const fine = (value: number): string => String(Math.round(value * 100) / 100)
const attributes = (extra?: Attributes): string =>
  extra
    ? Object.entries(extra)
        .map(([key, value]) =>
          key === 'opacity' ? ` fill-opacity="${value}" stroke-opacity="${value}"` : ` ${key}="${value}"`,
        )
        .join('')
    : ''

// ---- definitions (patterns, gradients, clips) of the picture being drawn

let definitions = new Map<string, string>()

function define(make: (id: string) => string): string {
  const key = make('#')
  const known = definitions.get(key)
  if (known) return known
  const id = `d${definitions.size}`
  definitions.set(key, id)
  return id
}

function takeDefinitions(): Markup {
  const all = [...definitions].map(([key, id]) => key.replace('id="#"', `id="${id}"`)).join('')
  definitions = new Map()
  return all
}

// ---- seeded random numbers

export function random(seed: number): (from?: number, to?: number) => number {
  let state = (seed * 2654435761) % 2147483647 || 1
  return (from = 0, to = 1) => {
    state = (state * 48271) % 2147483647
    return from + ((state - 1) / 2147483646) * (to - from)
  }
}

/** An item of a list; asking for one that is not there is a mistake in the drawing. */
export function pick<T>(list: readonly T[], index: number): T {
  const item = list[index]
  if (item === undefined) throw new Error(`The list has no item ${index}`)
  return item
}

// ---- shapes

export const rect = (x: number, y: number, w: number, h: number, fill: string, extra?: Attributes): Markup =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" fill="${fill}"${attributes(extra)}/>`

export const circ = (x: number, y: number, r: number, fill: string, extra?: Attributes): Markup =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${fill}"${attributes(extra)}/>`

export const oval = (
  x: number,
  y: number,
  rx: number,
  ry: number,
  fill: string,
  turn = 0,
  extra?: Attributes,
): Markup =>
  `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(rx)}" ry="${round(ry)}" fill="${fill}"${
    turn ? ` transform="rotate(${fine(turn)} ${round(x)} ${round(y)})"` : ''
  }${attributes(extra)}/>`

const pairs = (points: number[]): string => points.map(round).join(' ').replaceAll(' -', '-')

export const poly = (points: number[], fill: string, extra?: Attributes): Markup =>
  `<path d="M${pairs(points)}z" fill="${fill}"${attributes(extra)}/>`

export const path = (d: string, fill: string, extra?: Attributes): Markup =>
  `<path d="${d}" fill="${fill}"${attributes(extra)}/>`

/** A line through points (x, y, x, y …) with round ends. */
export const line = (points: number[], color: string, width: number, extra?: Attributes): Markup =>
  `<path d="M${pairs(points)}" fill="none" stroke="${color}" stroke-width="${round(width)}" stroke-linecap="round" stroke-linejoin="round"${attributes(extra)}/>`

/** Many separate lines of one colour in one element; each is a list of points. */
export const lines = (list: number[][], color: string, width: number, extra?: Attributes): Markup =>
  `<path d="${list.map((points) => `M${pairs(points)}`).join('')}" fill="none" stroke="${color}" stroke-width="${round(width)}" stroke-linecap="round" stroke-linejoin="round"${attributes(extra)}/>`

/** Many rectangles [x, y, w, h] of one colour in one element. */
export const rects = (list: number[][], fill: string, extra?: Attributes): Markup =>
  `<path d="${list.map(([x = 0, y = 0, w = 0, h = 0]) => `M${round(x)} ${round(y)}h${round(w)}v${round(h)}h${round(-w)}z`).join('')}" fill="${fill}"${attributes(extra)}/>`

/** Many circles [x, y, r] of one colour in one element. */
export const circs = (list: number[][], fill: string, extra?: Attributes): Markup =>
  `<path d="${list.map(([x = 0, y = 0, r = 1]) => disc(x, y, r)).join('')}" fill="${fill}"${attributes(extra)}/>`

const disc = (x: number, y: number, r: number): string =>
  `M${round(x - r)} ${round(y)}a${round(r)} ${round(r)} 0 1 1 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 1 ${round(-2 * r)} 0z`

function smooth(points: number[], closed: boolean, tension = 1): string {
  const count = points.length / 2
  const at = (index: number): [number, number] => {
    const i = closed ? (index + count) % count : Math.max(0, Math.min(count - 1, index))
    return [points[i * 2] ?? 0, points[i * 2 + 1] ?? 0]
  }
  let d = `M${pairs(at(0))}`
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [a, b, c, e] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    const f = tension / 6
    d += `C${pairs([b[0] + (c[0] - a[0]) * f, b[1] + (c[1] - a[1]) * f, c[0] - (e[0] - b[0]) * f, c[1] - (e[1] - b[1]) * f, c[0], c[1]])}`
  }
  return closed ? `${d}z` : d
}

/** A soft closed shape through the points. */
export const blob = (points: number[], fill: string, extra?: Attributes): Markup =>
  `<path d="${smooth(points, true)}" fill="${fill}"${attributes(extra)}/>`

/** A soft open line through the points. */
export const curve = (points: number[], color: string, width: number, extra?: Attributes): Markup =>
  `<path d="${smooth(points, false)}" fill="none" stroke="${color}" stroke-width="${round(width)}" stroke-linecap="round"${attributes(extra)}/>`

/** A land or water line: soft upper edge through the points, closed down to `bottom`. */
export const ground = (points: number[], bottom: number, fill: string): Markup => {
  const last = points[points.length - 2] ?? 0
  return `<path d="${smooth(points, false)}L${pairs([last, bottom, points[0] ?? 0, bottom])}z" fill="${fill}"/>`
}

/** A tapering limb: points as x, y, half width. */
export function limb(points: [number, number, number][], fill: string): Markup {
  let d = ''
  points.forEach(([x, y, w], i) => {
    d += disc(x, y, w)
    const next = points[i + 1]
    if (!next) return
    const [u, v, z] = next
    const length = Math.hypot(u - x, v - y) || 1
    const nx = (v - y) / length
    const ny = -(u - x) / length
    d += `M${pairs([x - nx * w, y - ny * w, x + nx * w, y + ny * w, u + nx * z, v + ny * z, u - nx * z, v - ny * z])}z`
  })
  return `<path d="${d}" fill="${fill}"/>`
}

/** Polygon points of a regular star or, with inner = 1, of a regular polygon. */
export function star(x: number, y: number, r: number, corners: number, inner = 1, turn = 0): number[] {
  const points: number[] = []
  const steps = inner === 1 ? corners : corners * 2
  for (let i = 0; i < steps; i++) {
    const radius = i % 2 && inner !== 1 ? r * inner : r
    const angle = ((i / steps) * 360 + turn - 90) * (Math.PI / 180)
    points.push(x + radius * Math.cos(angle), y + radius * Math.sin(angle))
  }
  return points
}

/** A ring segment or full arc as a stroke, angles in degrees clockwise from the top. */
export function arc(
  x: number,
  y: number,
  r: number,
  from: number,
  to: number,
  color: string,
  width: number,
  extra?: Attributes,
): Markup {
  const at = (angle: number): string => {
    const a = ((angle - 90) * Math.PI) / 180
    return `${round(x + r * Math.cos(a))} ${round(y + r * Math.sin(a))}`
  }
  return `<path d="M${at(from)}A${round(r)} ${round(r)} 0 ${to - from > 180 ? 1 : 0} 1 ${at(to)}" fill="none" stroke="${color}" stroke-width="${round(width)}" stroke-linecap="round"${attributes(extra)}/>`
}

// ---- grouping

export const group = (transform: string, ...children: Markup[]): Markup =>
  `<g transform="${transform}">${children.join('')}</g>`
export const at = (x: number, y: number, turn: number, scale: number, ...children: Markup[]): Markup =>
  group(
    `translate(${round(x)} ${round(y)})${turn ? `rotate(${fine(turn)})` : ''}${scale === 1 ? '' : `scale(${fine(scale)})`}`,
    ...children,
  )
export const mirror = (x: number, ...children: Markup[]): Markup =>
  group(`matrix(-1 0 0 1 ${round(2 * x)} 0)`, ...children)
export const faint = (opacity: number, ...children: Markup[]): Markup =>
  `<g opacity="${opacity}">${children.join('')}</g>`
export const clip = (shape: Markup, ...children: Markup[]): Markup =>
  `<g clip-path="url(#${define((id) => `<clipPath id="${id}">${shape}</clipPath>`)})">${children.join('')}</g>`

// ---- textures

/** A colour that fades in along a direction (degrees; 90 = downwards); use inside `grainy`. */
export function fade(color: string, angle: number, from = 0, to = 1, start = 0, end = 1): string {
  const a = (angle * Math.PI) / 180
  const [x, y] = [Math.cos(a) / 2, Math.sin(a) / 2]
  return `url(#${define(
    (id) =>
      `<linearGradient id="${id}" x1="${fine(0.5 - x)}" y1="${fine(0.5 - y)}" x2="${fine(0.5 + x)}" y2="${fine(0.5 + y)}"><stop offset="${start}" stop-color="${color}" stop-opacity="${from}"/><stop offset="${end}" stop-color="${color}" stop-opacity="${to}"/></linearGradient>`,
  )})`
}
/** The same from the middle outwards. */
export const halo = (color: string, from = 1, to = 0, end = 1): string =>
  `url(#${define(
    (id) =>
      `<radialGradient id="${id}"><stop offset="0" stop-color="${color}" stop-opacity="${from}"/><stop offset="${end}" stop-color="${color}" stop-opacity="${to}"/></radialGradient>`,
  )})`

/** Shapes printed as coarse grain instead of full colour. At most three a picture: each costs drawing time. */
export const grainy = (...children: Markup[]): Markup => `<g mask="url(#grain)">${children.join('')}</g>`

/** Parallel stripes; angle 0 = upright. The tile itself stays unturned: turned tiles are slow to print. */
export function hatch(color: string, step: number, width: number, angle = 45): string {
  const turn = ((angle % 180) * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const w = Math.abs(cos) < 0.05 ? Math.round(step) : Math.round(step / Math.abs(cos))
  const h = Math.abs(sin) < 0.05 ? Math.round(step) : Math.round(step / Math.abs(sin))
  const stripe =
    Math.abs(sin) < 0.05
      ? `<rect width="${fine(width)}" height="${h}" fill="${color}"/>`
      : Math.abs(cos) < 0.05
        ? `<rect width="${w}" height="${fine(width)}" fill="${color}"/>`
        : `<path d="${[0, 1, 2].map((k) => (cos * sin > 0 ? `M${w * (k + 0.5)} ${-h / 2}L${-w / 2} ${h * (k + 0.5)}` : `M${w * (0.5 - k)} ${-h / 2}L${w * 1.5} ${h * (k + 0.5)}`)).join('')}" fill="none" stroke="${color}" stroke-width="${fine(width)}"/>`
  return `url(#${define((id) => `<pattern id="${id}" width="${w}" height="${h}" patternUnits="userSpaceOnUse">${stripe}</pattern>`)})`
}
export function dots(color: string, step: number, radius: number): string {
  const size = Math.round(step * 1.41)
  return `url(#${define(
    (id) =>
      `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"><path d="${disc(size / 4, size / 4, radius)}${disc(size * 0.75, size * 0.75, radius)}" fill="${color}"/></pattern>`,
  )})`
}
export const bricks = (color: string, w: number, h: number, gap = 3): string =>
  `url(#${define(
    (id) =>
      `<pattern id="${id}" width="${w}" height="${h * 2}" patternUnits="userSpaceOnUse"><path d="M0 0h${w}v${gap}h${-w}zM0 ${h}h${w}v${gap}h${-w}zM${w / 2} 0h${gap}v${h}h${-gap}zM0 ${h}h${gap}v${h}h${-gap}z" fill="${color}"/></pattern>`,
  )})`

// ---- the sheet

export function sheet(width: number, height: number, paper: string, seed: number, content: Markup): string {
  const tile = 160
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><defs><filter id="n" x="0" y="0" width="${tile}" height="${tile}" filterUnits="userSpaceOnUse"><feTurbulence type="fractalNoise" baseFrequency=".55" numOctaves="1" seed="${seed}" stitchTiles="stitch"/><feColorMatrix values="0 0 0 0 1 0 0 0 0 1 0 0 0 0 1 0 0 0 -11 5.4"/></filter><pattern id="np" width="${tile}" height="${tile}" patternUnits="userSpaceOnUse"><rect width="${tile}" height="${tile}" filter="url(#n)"/></pattern><mask id="grain" maskUnits="userSpaceOnUse" x="0" y="0" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="url(#np)"/></mask>${takeDefinitions()}</defs><rect width="${width}" height="${height}" fill="${paper}"/>${content}<rect width="${width}" height="${height}" fill="url(#np)" opacity=".13"/></svg>\n`
}
