// Things that several pictures use: people, crowds, hands, trees, houses, water.
import {
  at,
  blob,
  circ,
  limb,
  line,
  lines,
  type Markup,
  mirror,
  oval,
  path,
  poly,
  random,
  rect,
  rects,
} from './kit.ts'

type Joint = [number, number]
/** Joints in body heights: x forwards, y upwards from the feet. */
interface Pose {
  head?: Joint
  neck?: Joint
  hip?: Joint
  kneeL?: Joint
  footL?: Joint
  kneeR?: Joint
  footR?: Joint
  elbowL?: Joint
  handL?: Joint
  elbowR?: Joint
  handR?: Joint
}

export const poses = {
  stand: {},
  walk: {
    kneeL: [-0.03, 0.27],
    footL: [-0.16, 0.05],
    kneeR: [0.09, 0.28],
    footR: [0.13, 0.02],
    elbowL: [0.09, 0.66],
    handL: [0.17, 0.56],
    elbowR: [-0.09, 0.64],
    handR: [-0.14, 0.52],
  },
  stride: {
    head: [0.06, 0.92],
    neck: [0.04, 0.8],
    kneeL: [-0.06, 0.26],
    footL: [-0.26, 0.08],
    kneeR: [0.14, 0.3],
    footR: [0.21, 0.02],
    elbowL: [0.17, 0.68],
    handL: [0.25, 0.62],
    elbowR: [-0.1, 0.66],
    handR: [-0.17, 0.56],
  },
  carry: { elbowL: [0.08, 0.62], handL: [0.2, 0.6], elbowR: [0.06, 0.6], handR: [0.19, 0.57] },
  raise: { elbowR: [0.12, 0.92], handR: [0.15, 1.08] },
  cheer: { elbowL: [-0.14, 0.92], handL: [-0.17, 1.08], elbowR: [0.14, 0.92], handR: [0.17, 1.08] },
  point: { elbowR: [0.16, 0.78], handR: [0.32, 0.82] },
  akimbo: { elbowL: [-0.17, 0.66], handL: [-0.07, 0.54], elbowR: [0.17, 0.66], handR: [0.07, 0.54] },
  sit: {
    head: [0.02, 0.68],
    neck: [0, 0.56],
    hip: [0, 0.27],
    kneeL: [0.21, 0.29],
    footL: [0.2, 0.02],
    kneeR: [0.24, 0.28],
    footR: [0.25, 0.01],
    elbowL: [0.07, 0.42],
    handL: [0.19, 0.34],
    elbowR: [0.05, 0.4],
    handR: [0.18, 0.32],
  },
  bend: {
    head: [0.24, 0.78],
    neck: [0.17, 0.7],
    hip: [-0.04, 0.52],
    kneeL: [-0.01, 0.27],
    footL: [-0.08, 0.02],
    kneeR: [0.06, 0.27],
    footR: [0.05, 0.01],
    elbowL: [0.24, 0.56],
    handL: [0.3, 0.42],
    elbowR: [0.22, 0.54],
    handR: [0.27, 0.4],
  },
  kneel: {
    head: [0.1, 0.66],
    neck: [0.06, 0.55],
    hip: [-0.02, 0.27],
    kneeL: [0, 0.04],
    footL: [-0.22, 0.03],
    kneeR: [0.18, 0.27],
    footR: [0.17, 0.01],
    elbowL: [0.15, 0.44],
    handL: [0.28, 0.36],
    elbowR: [0.14, 0.42],
    handR: [0.27, 0.33],
  },
} satisfies Record<string, Pose>

interface Looks {
  pose?: Pose
  left?: boolean
  back?: boolean
  top?: string
  legs?: string
  skin?: string
  hair?: string
  shoes?: string
  far?: string
  cut?: 'short' | 'bun' | 'long' | 'bald' | 'helmet' | 'cap' | 'hat'
  hat?: string
  /** hem of a coat or skirt, in body heights above the feet */
  hem?: number
  skirt?: string
  wide?: number
  sleeves?: boolean
}

/** A stylised figure without a face; x, y = between the feet, h = height. */
export function person(x: number, y: number, h: number, looks: Looks = {}): Markup {
  const p: Required<Pose> = {
    head: [0.01, 0.925],
    neck: [0, 0.8],
    hip: [0, 0.5],
    kneeL: [-0.035, 0.27],
    footL: [-0.05, 0.02],
    kneeR: [0.035, 0.27],
    footR: [0.045, 0.02],
    elbowL: [-0.1, 0.65],
    handL: [-0.11, 0.5],
    elbowR: [0.1, 0.65],
    handR: [0.11, 0.5],
    ...looks.pose,
  }
  const {
    top = '#444',
    legs = '#222',
    skin = '#eec39b',
    hair = '#222',
    shoes = legs,
    far = top,
    cut = 'short',
    wide = 1,
    sleeves = true,
  } = looks
  const left = (j: Joint): number => x + j[0] * h
  const down = (j: Joint): number => y - j[1] * h
  const w = (value: number): number => value * h * wide
  const bone = (joints: Joint[], widths: number[], fill: string): Markup =>
    limb(
      joints.map((j, i) => [left(j), down(j), w(widths[i] ?? 0.02)]),
      fill,
    )
  const between = (a: Joint, b: Joint, t: number): Joint => [
    a[0] + (b[0] - a[0]) * t,
    a[1] + (b[1] - a[1]) * t,
  ]
  const shoulder = (side: number): Joint =>
    looks.back ? [p.neck[0] + side * 0.07, p.neck[1] - 0.02] : [p.neck[0] + side * 0.02, p.neck[1] - 0.02]
  const arm = (side: number, elbow: Joint, hand: Joint, fill: string): Markup =>
    circ(left(hand), down(hand), w(0.027), skin) +
    bone([shoulder(side), elbow, between(elbow, hand, 0.85)], [0.04, 0.032, 0.025], sleeves ? fill : skin)
  const leg = (side: number, knee: Joint, foot: Joint): Markup => {
    const hip: Joint = [p.hip[0] + side * (looks.back ? 0.04 : 0.015), p.hip[1]]
    return (
      limb(
        [
          [left(foot), down(foot), w(0.022)],
          [left(foot) + h * 0.055, down(foot) + h * 0.004, w(0.016)],
        ],
        shoes,
      ) + bone([hip, knee, foot], [0.06, 0.042, 0.027], legs)
    )
  }
  const torso = looks.back
    ? blob(
        [
          left(p.neck) - w(0.03),
          down(p.neck) - h * 0.03,
          left(p.neck) - w(0.115),
          down(p.neck) + h * 0.02,
          left(p.hip) - w(0.085),
          down(p.hip) - h * 0.1,
          left(p.hip) - w(0.085),
          down(p.hip) + h * 0.03,
          left(p.hip) + w(0.085),
          down(p.hip) + h * 0.03,
          left(p.hip) + w(0.085),
          down(p.hip) - h * 0.1,
          left(p.neck) + w(0.115),
          down(p.neck) + h * 0.02,
          left(p.neck) + w(0.03),
          down(p.neck) - h * 0.03,
        ],
        top,
      )
    : bone([[p.neck[0], p.neck[1] - 0.05], between(p.neck, p.hip, 0.45), p.hip], [0.082, 0.085, 0.072], top)
  const skirt =
    looks.hem === undefined
      ? ''
      : path(
          `M${Math.round(left(p.hip) - w(0.085))} ${Math.round(down(p.hip) - h * 0.08)}L${Math.round(left(p.hip) - w(0.13))} ${Math.round(y - looks.hem * h)}h${Math.round(w(0.26))}L${Math.round(left(p.hip) + w(0.085))} ${Math.round(down(p.hip) - h * 0.08)}z`,
          looks.skirt ?? top,
        )
  const [hx, hy, r] = [left(p.head), down(p.head), w(0.06)]
  const face =
    oval(hx, hy, r, r * 1.18, skin) +
    limb(
      [
        [left(p.neck), down(p.neck), w(0.03)],
        [hx, hy, w(0.03)],
      ],
      skin,
    )
  const crown = path(
    `M${Math.round(hx - r * 1.12)} ${Math.round(hy + r * (looks.back ? 0.9 : 0.35))}q${Math.round(-r * 0.1)} ${Math.round(-r * 1.75)} ${Math.round(r * 1.15)} ${Math.round(-r * 1.75)}q${Math.round(r * 1.1)} 0 ${Math.round(r * (looks.back ? 1.15 : 1))} ${Math.round(r * (looks.back ? 1.75 : 1))}${looks.back ? `q${Math.round(-r)} ${Math.round(r * 0.5)} ${Math.round(-r * 2.2)} 0` : `q${Math.round(-r * 1.2)} 0 ${Math.round(-r * 1.3)} ${Math.round(r * 0.9)}`}z`,
    hair,
  )
  const hats: Record<string, Markup> = {
    short: crown,
    bald: '',
    bun: crown + circ(hx - (looks.back ? 0 : r * 1.05), hy - r * (looks.back ? 0.9 : 0.7), r * 0.55, hair),
    long:
      crown +
      limb(
        [
          [hx - r * (looks.back ? 0 : 0.6), hy, r * (looks.back ? 1.05 : 0.7)],
          [hx - r * (looks.back ? 0 : 0.9), hy + r * 1.9, r * (looks.back ? 0.9 : 0.6)],
        ],
        hair,
      ),
    helmet: path(
      `M${Math.round(hx - r * 1.25)} ${Math.round(hy - r * 0.15)}a${Math.round(r * 1.25)} ${Math.round(r * 1.35)} 0 0 1 ${Math.round(r * 2.5)} 0h${Math.round(r * 0.5)}v${Math.round(r * 0.28)}h${Math.round(-r * 3)}z`,
      looks.hat ?? hair,
    ),
    cap:
      crown +
      path(
        `M${Math.round(hx - r * 1.15)} ${Math.round(hy - r * 0.35)}a${Math.round(r * 1.15)} ${Math.round(r)} 0 0 1 ${Math.round(r * 2.3)} 0h${Math.round(r * 0.7)}v${Math.round(r * 0.25)}h${Math.round(-r * 3)}z`,
        looks.hat ?? hair,
      ),
    hat:
      crown +
      rect(hx - r * 1.9, hy - r * 0.65, r * 3.8, r * 0.35, looks.hat ?? hair) +
      path(
        `M${Math.round(hx - r)} ${Math.round(hy - r * 0.5)}v${Math.round(-r)}q${Math.round(r)} ${Math.round(-r * 0.6)} ${Math.round(r * 2)} 0v${Math.round(r)}z`,
        looks.hat ?? hair,
      ),
  }
  const all =
    arm(-1, p.elbowL, p.handL, far) +
    leg(-1, p.kneeL, p.footL) +
    leg(1, p.kneeR, p.footR) +
    (looks.back ? '' : face) +
    torso +
    skirt +
    (looks.back ? face : '') +
    (hats[cut] ?? '') +
    arm(1, p.elbowR, p.handR, top)
  return looks.left ? mirror(x, all) : all
}

/** Head and shoulders seen from behind. */
export const bust = (x: number, y: number, s: number, body: string, head: string): Markup =>
  path(
    `M${Math.round(x - s)} ${Math.round(y)}q0 ${Math.round(-s)} ${Math.round(s * 0.7)} ${Math.round(-s * 1.1)}h${Math.round(s * 0.6)}q${Math.round(s * 0.7)} ${Math.round(s * 0.1)} ${Math.round(s * 0.7)} ${Math.round(s * 1.1)}z`,
    body,
  ) + oval(x, y - s * 1.45, s * 0.42, s * 0.52, head)

/** A row of such busts. */
export function crowd(
  from: number,
  to: number,
  y: number,
  size: number,
  body: string[],
  head: string[],
  seed = 1,
): Markup {
  const next = random(seed)
  let all = ''
  for (let x = from, i = 0; x <= to; x += size * next(1.7, 2.2), i++) {
    all += bust(
      x,
      y + next(-0.1, 0.2) * size,
      size * next(0.9, 1.08),
      body[i % body.length] ?? '#000',
      head[Math.floor(next(0, head.length))] ?? '#000',
    )
  }
  return all
}

// ---- plants

export const tree = (x: number, y: number, h: number, crown: string, trunk: string): Markup =>
  rect(x - h * 0.025, y - h * 0.5, h * 0.05, h * 0.5, trunk) +
  blob(
    [
      x,
      y - h,
      x + h * 0.24,
      y - h * 0.86,
      x + h * 0.3,
      y - h * 0.6,
      x + h * 0.16,
      y - h * 0.36,
      x - h * 0.14,
      y - h * 0.34,
      x - h * 0.3,
      y - h * 0.58,
      x - h * 0.22,
      y - h * 0.86,
    ],
    crown,
  )
export const poplar = (x: number, y: number, h: number, crown: string): Markup =>
  path(
    `M${Math.round(x)} ${Math.round(y - h)}q${Math.round(h * 0.16)} ${Math.round(h * 0.5)} ${Math.round(h * 0.03)} ${Math.round(h)}h${Math.round(-h * 0.06)}q${Math.round(-h * 0.13)} ${Math.round(-h * 0.5)} ${Math.round(h * 0.03)} ${Math.round(-h)}z`,
    crown,
  )
export const fir = (x: number, y: number, h: number, fill: string): Markup =>
  poly(
    [
      x,
      y - h,
      x + h * 0.14,
      y - h * 0.6,
      x + h * 0.08,
      y - h * 0.6,
      x + h * 0.2,
      y - h * 0.28,
      x + h * 0.1,
      y - h * 0.28,
      x + h * 0.26,
      y,
      x - h * 0.26,
      y,
      x - h * 0.1,
      y - h * 0.28,
      x - h * 0.2,
      y - h * 0.28,
      x - h * 0.08,
      y - h * 0.6,
      x - h * 0.14,
      y - h * 0.6,
    ],
    fill,
  )
export function grass(
  from: number,
  to: number,
  y: number,
  h: number,
  color: string,
  count: number,
  seed = 3,
  width = 4,
): Markup {
  const next = random(seed)
  return lines(
    Array.from({ length: count }, () => {
      const x = next(from, to)
      const b = y + next(-0.2, 0.3) * h
      return [x, b, x + next(-0.3, 0.3) * h, b - h * next(0.5, 1.1)]
    }),
    color,
    width,
  )
}

// ---- buildings

/** Window grid as one element. */
export const panes = (
  x: number,
  y: number,
  w: number,
  h: number,
  columns: number,
  rows: number,
  fill: string,
  share = 0.55,
): Markup =>
  rects(
    Array.from({ length: columns * rows }, (_, i) => {
      const cw = w / columns
      const ch = h / rows
      return [
        x + (i % columns) * cw + (cw * (1 - share)) / 2,
        y + Math.floor(i / columns) * ch + (ch * (1 - share)) / 2,
        cw * share,
        ch * share,
      ]
    }),
    fill,
  )

/** A gabled town house, front view; x = left, y = ground. */
export const house = (
  x: number,
  y: number,
  w: number,
  h: number,
  gable: number,
  wall: string,
  roof: string,
  window: string,
  columns = 3,
  rows = 3,
): Markup =>
  rect(x, y - h, w, h, wall) +
  poly([x - w * 0.05, y - h, x + w / 2, y - h - gable, x + w * 1.05, y - h], roof) +
  panes(x + w * 0.06, y - h, w * 0.88, h * 0.92, columns, rows, window)

/** A stepped gable as on the house fronts of northern towns. */
export function stepped(
  x: number,
  y: number,
  w: number,
  h: number,
  gable: number,
  wall: string,
  window: string,
  columns = 3,
  rows = 3,
  steps = 4,
): Markup {
  const points: number[] = [x, y, x, y - h]
  const sw = w / (steps * 2 + 1)
  const sh = gable / (steps + 1)
  for (let i = 0; i <= steps; i++)
    points.push(x + i * sw, y - h - (i + 1) * sh, x + (i + 1) * sw, y - h - (i + 1) * sh)
  for (let i = steps; i >= 0; i--)
    points.push(x + w - (i + 1) * sw, y - h - (i + 1) * sh, x + w - i * sw, y - h - (i + 1) * sh)
  points.push(x + w, y - h, x + w, y)
  return (
    poly(points, wall) +
    panes(x + w * 0.06, y - h, w * 0.88, h * 0.95, columns, rows, window) +
    rect(x + w / 2 - sw / 2, y - h - gable * 0.5, sw, gable * 0.3, window)
  )
}

// ---- water

export function ripples(
  from: number,
  to: number,
  top: number,
  bottom: number,
  color: string,
  count: number,
  seed = 5,
  width = 5,
): Markup {
  const next = random(seed)
  return lines(
    Array.from({ length: count }, () => {
      const t = next()
      const y = top + (bottom - top) * t
      const length = next(30, 90) * (0.5 + t)
      const x = next(from, to)
      return [x, y, x + length, y]
    }),
    color,
    width,
  )
}
export const waves = (
  from: number,
  to: number,
  y: number,
  step: number,
  color: string,
  width: number,
): Markup => {
  let d = `M${from} ${y}q${step / 4} ${-step / 5} ${step / 2} 0`
  for (let x = from + step / 2; x < to; x += step / 2) d += `t${step / 2} 0`
  return path(d, 'none', { stroke: color, 'stroke-width': width, 'stroke-linecap': 'round' })
}

// ---- small things

export const bird = (x: number, y: number, s: number, color: string): Markup =>
  path(
    `M${Math.round(x - s)} ${Math.round(y - s * 0.3)}q${Math.round(s * 0.6)} ${Math.round(-s * 0.4)} ${Math.round(s)} ${Math.round(s * 0.3)}q${Math.round(s * 0.4)} ${Math.round(-s * 0.7)} ${Math.round(s)} ${Math.round(-s * 0.3)}q${Math.round(-s * 0.6)} ${Math.round(-s * 0.1)} ${Math.round(-s)} ${Math.round(s * 0.7)}q${Math.round(-s * 0.4)} ${Math.round(-s * 0.8)} ${Math.round(-s)} ${Math.round(-s * 0.7)}z`,
    color,
  )
export const bat = (x: number, y: number, s: number, turn: number, color: string): Markup =>
  at(
    x,
    y,
    turn,
    s / 100,
    path(
      'M0-18l6-14 5 13q26-34 52-30q28 8 47 37q-26-12-40 4q-14-14-30 6q-14-4-24 20q-5 12-16 22q-11-10-16-22q-10-24-24-20q-16-20-30-6q-14-16-40-4q19-29 47-37q26-4 52 30l5-13z',
      color,
    ),
  )
export const chair = (x: number, y: number, s: number, color: string, left = false): Markup => {
  const all =
    lines(
      [
        [x, y, x, y - s],
        [x + s * 0.45, y, x + s * 0.45, y - s * 0.45],
        [x, y - s * 0.48, x + s * 0.45, y - s * 0.48],
      ],
      color,
      s * 0.08,
    ) +
    rect(x - s * 0.04, y - s, s * 0.08, s * 0.3, color) +
    rects([[x - s * 0.05, y - s * 0.53, s * 0.54, s * 0.1]], color)
  return left ? mirror(x + s * 0.22, all) : all
}
export const lamp = (x: number, y: number, s: number, color: string): Markup =>
  line([x, y, x, y - s], color, s * 0.05) + circ(x, y - s, s * 0.1, color)
