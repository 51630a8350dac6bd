import {
  arc,
  at,
  blob,
  circ,
  circs,
  clip,
  curve,
  dots,
  fade,
  faint,
  grainy,
  ground,
  halo,
  hatch,
  limb,
  line,
  lines,
  oval,
  path,
  poly,
  random,
  rect,
  rects,
  star,
} from './kit.ts'
import { politik as P } from './palettes.ts'
import type { Scenes } from './scenes.ts'
import { fir, house, panes, poplar, ripples, stepped, tree } from './things.ts'

const { ink, paper, a, b, c, d, e, skin } = P

export const politik: Scenes = {
  'tram-bruecke': ({ W }) => {
    const next = random(4)
    const town = (x: number, flip: number) =>
      [0, 1, 2, 3, 4]
        .map((i) => {
          const w = [92, 120, 80, 130, 100][i] ?? 100
          const left = x + flip * i * 104 - (flip < 0 ? w : 0)
          return i % 2
            ? house(left, 640, w, 120 + next(0, 90), 60, i % 4 === 1 ? ink : e, a, d, 2, 3)
            : stepped(left, 640, w, 150 + next(0, 60), 70, i === 2 ? a : ink, d, 2, 3)
        })
        .join('')
    const tram = (x: number) =>
      [0, 1, 2]
        .map(
          (i) =>
            path(`M${x + i * 248} 626v-92q0-30 30-30h180q30 0 30 30v92z`, paper) +
            rect(x + i * 248, 596, 240, 14, b) +
            rects(
              [0, 1, 2, 3].map((k) => [x + i * 248 + 20 + k * 52, 524, 42, 52]),
              b,
            ) +
            rects(
              [0, 2].map((k) => [x + i * 248 + 30 + k * 52, 540, 18, 36]),
              ink,
            ) +
            rect(x + i * 248 + 240, 524, 8, 92, ink) +
            circs(
              [
                [x + i * 248 + 60, 630, 12],
                [x + i * 248 + 180, 630, 12],
              ],
              ink,
            ),
        )
        .join('')
    const piers = [150, 490, 830, 1170, 1510]
    return {
      paper: a,
      content: [
        rect(0, 0, W, 640, e),
        grainy(rect(0, 180, W, 460, fade(b, 90, 0, 0.9)), rect(0, 650, W, 420, fade(ink, 90, 0, 1))),
        circ(1080, 250, 178, b),
        at(
          1080,
          250,
          -14,
          1,
          poly([-118, -150, 92, -150, 118, -124, 118, 150, -118, 150], paper),
          poly([92, -150, 92, -124, 118, -124], d),
          lines(
            [
              [-30, -90, 70, -90],
              [-30, -10, 70, -10],
              [-30, 70, 70, 70],
            ],
            c,
            9,
          ),
          circs(
            [
              [-72, -90, 24],
              [-72, -10, 24],
              [-72, 70, 24],
            ],
            c,
          ),
          circs(
            [
              [-72, -90, 17],
              [-72, -10, 17],
              [-72, 70, 17],
            ],
            paper,
          ),
          lines(
            [
              [-92, -30, -50, 10],
              [-50, -32, -94, 12],
            ],
            b,
            12,
          ),
        ),
        lines(
          [
            [150, 150, 330, 150],
            [210, 186, 470, 186],
            [1390, 110, 1560, 110],
            [1310, 400, 1500, 400],
          ],
          c,
          8,
          { opacity: 0.7 },
        ),
        town(-20, 1),
        town(W + 20, -1),
        poplar(560, 640, 190, ink),
        poplar(600, 640, 150, ink),
        poplar(1030, 640, 170, ink),
        rect(0, 640, W, 430, a),
        grainy(
          rect(0, 640, W, 427, fade(ink, 90, 0, 1)),
          poly([960, 760, 1200, 760, 1260, 1067, 900, 1067], fade(b, 90, 1, 0.2)),
        ),
        line([250, 470, 1350, 470], ink, 4),
        lines(
          [
            [300, 640, 300, 464],
            [800, 640, 800, 464],
            [1300, 640, 1300, 464],
          ],
          ink,
          9,
        ),
        tram(420),
        path('M690 504l50-34h60M740 470l-30-0', 'none', { stroke: paper, 'stroke-width': 7 }),
        rect(0, 640, W, 46, paper),
        rect(0, 686, W, 12, ink),
        ...piers.map(
          (x) =>
            path(`M${x - 140} 698h280q-96 6-110 96h-60q-14-90-110-96z`, paper) +
            rect(x - 48, 770, 96, 70, d) +
            rect(x + 12, 700, 20, 140, hatch(e, 8, 4, 0)),
        ),
        lines(
          [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((k) => [
            440 + k * 57,
            880 + (k % 3) * 26,
            470 + k * 57,
            880 + (k % 3) * 26,
          ]),
          d,
          9,
        ),
        ripples(40, 1500, 860, 1050, c, 34, 8, 6),
        ripples(500, 1100, 850, 1000, b, 16, 3, 9),
      ],
    }
  },

  'tram-querschnitt': ({ W }) => {
    let drips = 'M60 640H1540V668'
    for (let x = 1540, i = 0; x > 60; x -= 74, i++)
      drips += `q0 ${[46, 90, 34, 70, 56][i % 5]} -37 ${[40, 84, 30, 62, 50][i % 5]}t-37 ${[-40, -84, -30, -62, -50][i % 5]}`
    return {
      paper,
      content: [
        rect(0, 0, W, 1067, paper),
        circ(1320, 250, 130, d),
        poly([60, 640, 190, 540, 1430, 540, 1540, 640], c),
        rect(60, 640, 1480, 330, d),
        rect(60, 770, 1480, 84, b),
        rect(60, 854, 1480, 30, paper),
        rect(60, 884, 1480, 86, a),
        rect(60, 884, 1480, 86, dots(c, 26, 5)),
        rect(60, 690, 1480, 80, hatch('#e69b7c', 18, 5, 30)),
        circs(
          [
            [360, 812, 44],
            [860, 812, 44],
            [1200, 812, 44],
          ],
          ink,
        ),
        circs(
          [
            [360, 812, 30],
            [860, 812, 30],
            [1200, 812, 30],
          ],
          paper,
        ),
        path(`${drips}z`, e),
        grainy(
          rect(60, 640, 1480, 330, fade(ink, 0, 0, 0.55, 0.55)),
          circ(1320, 250, 130, fade(b, 60, 0, 0.9)),
        ),
        poly([330, 640, 410, 540, 520, 540, 460, 640], b),
        poly([560, 640, 612, 540, 900, 540, 888, 640], paper),
        lines(
          [
            [620, 640, 664, 540],
            [820, 640, 830, 540],
          ],
          ink,
          8,
        ),
        poly([960, 640, 950, 540, 1140, 540, 1190, 640], e),
        lines(
          [
            [1066, 632, 1060, 600],
            [1056, 580, 1050, 552],
          ],
          paper,
          8,
        ),
        tree(210, 610, 380, a, ink),
        grainy(blob([230, 270, 301, 293, 324, 392, 270, 483, 200, 483, 250, 380], fade(ink, 20, 0, 1))),
        tree(1330, 620, 330, a, ink),
        tree(1430, 600, 260, e, ink),
        // bicycle with rider, seen from the front
        oval(420, 592, 10, 48, ink),
        line([420, 556, 420, 500], ink, 8),
        line([384, 492, 456, 492], ink, 8),
        limb(
          [
            [400, 480, 20],
            [398, 540, 17],
            [404, 590, 11],
          ],
          e,
        ),
        limb(
          [
            [440, 480, 20],
            [444, 526, 17],
            [438, 556, 11],
          ],
          e,
        ),
        blob([378, 390, 420, 372, 462, 390, 458, 488, 384, 488], b),
        limb(
          [
            [384, 400, 14],
            [372, 450, 12],
            [386, 490, 9],
          ],
          b,
        ),
        limb(
          [
            [456, 400, 14],
            [468, 450, 12],
            [454, 490, 9],
          ],
          b,
        ),
        circ(420, 338, 30, skin),
        path('M388 334a32 32 0 0 1 64 0h6v8h-76v-8z', a),
        // tram, front view
        path('M612 612V276q0-60 60-66h116q60 6 60 66v336z', b),
        path('M636 420V290q0-40 44-44h100q44 4 44 44v130z', ink),
        poly([650, 410, 710, 262, 750, 262, 680, 410], c, { opacity: 0.6 }),
        rect(612, 470, 236, 20, paper),
        circs(
          [
            [656, 540, 20],
            [804, 540, 20],
          ],
          paper,
        ),
        rect(640, 590, 180, 34, ink),
        lines([[730, 210, 690, 172, 770, 172, 730, 210]], ink, 8),
        line([560, 168, 900, 168], ink, 4),
        // car, front view
        path('M972 610v-84q0-26 30-34l22-62q8-20 30-20h66q22 0 30 20l22 62q30 8 30 34v84z', paper),
        path('M1024 490l18-50q4-10 16-10h58q12 0 16 10l18 50z', e),
        circs(
          [
            [1006, 540, 17],
            [1168, 540, 17],
          ],
          b,
        ),
        rects(
          [
            [984, 600, 40, 34],
            [1150, 600, 40, 34],
          ],
          ink,
        ),
        rect(1040, 548, 94, 26, c),
        // ruler
        rect(60, 70, 1480, 54, a),
        lines(
          Array.from({ length: 38 }, (_, i) => [80 + i * 39, 124, 80 + i * 39, i % 5 ? 106 : 88]),
          paper,
          4,
        ),
        lines(
          [330, 540, 910, 1220].map((x) => [x, 140, x, 196]),
          b,
          5,
        ),
        lines(
          [
            [70, 160, 320, 160],
            [340, 160, 530, 160],
            [550, 160, 900, 160],
            [920, 160, 1210, 160],
            [1230, 160, 1530, 160],
          ],
          ink,
          3,
        ),
        poly([60, 970, 1540, 970, 1500, 1010, 100, 1010], ink, { opacity: 0.25 }),
      ],
    }
  },

  'klinik-kreissaal-licht': ({ W, H }) => {
    const next = random(9)
    return {
      paper: e,
      content: [
        rect(0, 0, W, 560, ink),
        grainy(rect(0, 120, W, 430, fade(a, 90, 0, 1))),
        circs(
          Array.from({ length: 46 }, () => [next(0, W), next(0, 330), next(2, 4.5)]),
          paper,
        ),
        ground([0, 420, 220, 350, 480, 410, 760, 330, 1040, 400, 1330, 320, 1600, 400], 600, '#101a3c'),
        rect(0, 520, W, 170, a),
        ripples(0, 800, 540, 670, c, 16, 3, 5),
        ripples(1100, 1560, 540, 670, c, 10, 7, 5),
        ground([0, 690, 300, 650, 700, 640, 900, 560, 1250, 560, 1600, 610], H, e),
        ground([0, 780, 400, 720, 800, 700, 1100, 640, 1600, 700], H, ink),
        path(
          'M1010 600C900 640 1180 660 1120 720S560 780 420 900 300 1067 260 1067H900C900 1000 760 900 1010 810S1300 690 1180 640 1040 620 1050 600z',
          c,
        ),
        grainy(
          path(
            'M1010 600C900 640 1180 660 1120 720S560 780 420 900 300 1067 260 1067H900C900 1000 760 900 1010 810S1300 690 1180 640 1040 620 1050 600z',
            fade(ink, 90, 0, 1),
          ),
        ),
        line([590, 1060, 612, 1010], paper, 15),
        line([640, 960, 690, 915], paper, 12),
        line([750, 868, 830, 832], paper, 9),
        line([900, 802, 980, 772], paper, 7),
        line([1040, 745, 1100, 715], paper, 5),
        rect(860, 400, 420, 200, '#2c4c9c'),
        rect(1180, 340, 130, 260, a),
        poly([850, 400, 900, 352, 1180, 352, 1180, 400], '#0e1630'),
        rect(1172, 326, 146, 20, '#0e1630'),
        panes(876, 412, 300, 180, 6, 3, ink, 0.52),
        panes(1190, 356, 110, 240, 2, 4, ink, 0.5),

        rect(904, 452, 94, 92, b),
        rect(916, 464, 70, 68, '#ffe7a8'),
        line([951, 466, 951, 530], b, 7),
        grainy(circ(951, 495, 230, halo('#ffe7a8', 0.9, 0))),
        poplar(820, 620, 170, '#0e1630'),
        fir(1370, 640, 190, '#0e1630'),
        fir(1450, 650, 140, '#0e1630'),
        fir(130, 860, 260, '#0e1630'),
        fir(40, 900, 330, '#0b1226'),
        fir(1500, 960, 380, '#0b1226'),
        fir(1600, 1000, 300, '#0e1630'),
        lines(
          [0, 1, 2, 3].map((i) => [360 - i * -95, 1010 - i * 66, 360 + i * 95, 940 - i * 56]),
          paper,
          7,
        ),
      ],
    }
  },

  'klinik-hebamme-tasche': ({ W, H }) => ({
    paper: c,
    content: [
      poly([0, 0, 400, 420, 400, 860, 0, H], c),
      poly([W, 0, 690, 420, 690, 860, W, H], a),
      poly([0, 0, W, 0, 690, 420, 400, 420], e),
      poly([0, H, 400, 860, 690, 860, W, H], paper),
      rect(400, 420, 290, 440, paper),
      poly([0, 1180, 400, 700, 400, 724, 0, 1240], b),
      poly([W, 1180, 690, 700, 690, 724, W, 1240], b),
      poly([500, 0, 620, 0, 556, 400, 530, 400], paper, { opacity: 0.9 }),
      grainy(
        poly([W, 0, 690, 420, 690, 860, W, H], fade(ink, 0, 0.1, 1)),
        poly([0, 0, 400, 420, 400, 860, 0, H], fade(a, 180, 0, 0.9)),
        poly([0, H, 400, 860, 690, 860, W, H], fade(d, 90, 0, 1)),
      ),
      poly([60, 1440, 60, 330, 190, 470, 190, 1240], e),
      poly([270, 1120, 270, 560, 330, 610, 330, 1020], e),
      poly([1000, 1440, 1000, 330, 880, 470, 880, 1240], ink),
      poly([800, 1120, 800, 560, 750, 610, 750, 1000], ink),
      circs(
        [
          [170, 900, 9],
          [322, 830, 6],
          [898, 900, 9],
          [756, 830, 6],
        ],
        paper,
      ),
      rect(440, 500, 210, 360, b),
      rects(
        [
          [462, 530, 74, 110],
          [554, 530, 74, 110],
        ],
        d,
      ),
      line([545, 500, 545, 860], ink, 5),
      circs(
        [
          [528, 720, 8],
          [562, 720, 8],
        ],
        ink,
      ),
      poly([470, 1440, 640, 1440, 900, H, 130, H], ink, { opacity: 0.82 }),
      poly([690, 1440, 830, 1400, 1067, 1560, W, H, 900, H], ink, { opacity: 0.82 }),
      // the midwife
      limb(
        [
          [486, 1010, 60],
          [470, 1230, 44],
          [474, 1420, 30],
        ],
        e,
      ),
      limb(
        [
          [590, 1010, 60],
          [610, 1220, 44],
          [606, 1410, 30],
        ],
        e,
      ),
      limb(
        [
          [474, 1440, 30],
          [462, 1460, 26],
        ],
        paper,
      ),
      limb(
        [
          [606, 1430, 30],
          [618, 1450, 26],
        ],
        paper,
      ),
      blob(
        [
          420, 640, 540, 608, 660, 640, 700, 760, 670, 900, 690, 1120, 540, 1150, 390, 1120, 408, 900, 380,
          760,
        ],
        paper,
      ),
      grainy(
        blob([540, 610, 660, 640, 700, 760, 670, 900, 690, 1120, 560, 1150, 600, 900], fade(a, 0, 0.2, 1)),
      ),
      line([540, 650, 540, 1130], c, 5),
      rect(420, 900, 246, 22, c),
      limb(
        [
          [416, 680, 46],
          [366, 840, 38],
          [376, 980, 26],
        ],
        paper,
      ),
      limb(
        [
          [664, 680, 46],
          [736, 850, 38],
          [752, 1010, 28],
        ],
        paper,
      ),
      circ(376, 1006, 28, skin),
      circ(754, 1040, 30, skin),
      limb(
        [
          [540, 560, 40],
          [540, 620, 44],
        ],
        skin,
      ),
      oval(540, 500, 84, 100, ink),
      circ(540, 400, 50, ink),
      line([470, 470, 610, 470], b, 12),
      arc(760, 1110, 62, -80, 80, ink, 18),
      path('M610 1140q150-60 300 0l40 210q-190 50-380 0z', b),
      path('M610 1140q150-60 300 0l12 62q-160 50-324 0z', '#b8341f'),
      rects(
        [
          [700, 1170, 26, 70],
          [800, 1170, 26, 70],
        ],
        d,
      ),
      grainy(path('M610 1140q150-60 300 0l40 210q-190 50-380 0z', fade(ink, 60, 0, 0.8))),
    ],
  }),

  'klinik-wiege-waage': ({ W, H }) => {
    const next = random(12)
    const files = Array.from({ length: 17 }, (_, i) => {
      const x = 1090 + next(-22, 22)
      const y = 748 - i * 21
      return (
        poly(
          [x, y, x + 250, y + next(-3, 3), x + 250, y + 18, x, y + 18],
          [paper, c, paper, d, paper][i % 5] ?? paper,
        ) + line([x + 8, y + 18, x + 244, y + 18], e, 3)
      )
    }).join('')
    return {
      paper,
      content: [
        poly([0, 0, 800, 0, 800, H, 0, H], d),
        poly([800, 0, W, 0, W, H, 800, H], a),
        grainy(rect(0, 0, 800, H, fade(b, 180, 0, 0.85)), rect(800, 0, 800, H, fade(ink, 0, 0, 1))),
        ground([0, 930, 500, 920, 1100, 926, W, 918], H, ink),
        path('M560 960q30-70 190-80V300h100v580q160 10 190 80z', ink),
        path('M800 300h50v580q160 10 190 80H800z', b),
        circ(800, 250, 62, b),
        circ(800, 250, 30, paper),
        path('M240 244Q520 190 800 244T1360 244L1364 268Q1080 290 800 280T236 268z', ink),
        circs(
          [
            [246, 256, 26],
            [1354, 256, 26],
          ],
          b,
        ),
        lines(
          [
            [246, 270, 90, 790],
            [246, 270, 440, 790],
          ],
          ink,
          7,
        ),
        lines(
          [
            [1354, 270, 1060, 776],
            [1354, 270, 1480, 776],
          ],
          paper,
          7,
        ),
        path('M50 786h430q-40 96-215 96T50 786z', ink),
        path('M1030 772h490q-40 104-245 104T1030 772z', b),
        // cradle
        path('M70 726q195 90 390 0l16 30q-210 104-422 0z', ink),
        lines(
          [
            [150, 690, 130, 750],
            [380, 690, 400, 750],
          ],
          ink,
          20,
        ),
        blob([250, 560, 270, 500, 340, 486, 430, 520, 446, 580, 340, 600], paper),
        curve([276, 540, 340, 510, 430, 540], c, 8),
        circ(236, 524, 42, skin),
        path('M214 492q20-30 46-8q-10 8-46 8z', ink),
        path('M76 560V440q0-110 150-124q-40 120-30 244z', e),
        lines(
          [
            [110, 430, 108, 550],
            [150, 380, 146, 550],
            [190, 350, 172, 550],
          ],
          c,
          7,
        ),
        path('M70 556H462L416 704H116z', b),
        path('M266 668q-60-44-30-74q22-12 30 12q8-24 30-12q30 30-30 74z', paper),
        line([66, 556, 466, 556], ink, 16),
        files,
        at(1215, 392, -6, 1, rect(-130, -16, 260, 20, paper), line([-60, -6, 60, -6], b, 6)),
        lines([[1218, 770, 1218, 400]], b, 14),
        grainy(
          poly([1240, 400, 1350, 400, 1350, 770, 1260, 770], fade(ink, 0, 0, 0.9)),
          path('M70 556H462L416 704H116z', fade(ink, 0, 0, 0.8)),
        ),
      ],
    }
  },

  'haushalt-loch': ({ W }) => {
    const chair = (x: number, y: number, s: number, color: string) =>
      path(
        `M${x - s} ${y}v${-s * 1.5}q0 ${-s * 0.5} ${s} ${-s * 0.5}t${s} ${s * 0.5}v${s * 1.5}q${-s} ${s * 0.3} ${-2 * s} 0z`,
        color,
      ) +
      path(
        `M${x - s * 0.7} ${y - s * 0.3}v${-s}q0 ${-s * 0.3} ${s * 0.7} ${-s * 0.3}t${s * 0.7} ${s * 0.3}v${s}z`,
        hatch(ink, 12, 3, 0),
      )
    const coin = (x: number, y: number, rx: number, ry: number, turn: number) =>
      at(
        x,
        y,
        turn,
        1,
        oval(6, 5, rx, ry, '#a02a17'),
        oval(0, 0, rx, ry, b),
        oval(0, 0, rx * 0.7, ry * 0.7, d),
      )
    const far = [250, 420, 590, 760, 930, 1100, 1270]
    return {
      paper: e,
      content: [
        rect(0, 0, W, 380, a),
        rects(
          [
            [120, 0, 190, 270],
            [460, 0, 190, 270],
            [940, 0, 190, 270],
            [1290, 0, 190, 270],
          ],
          c,
        ),
        rects(
          [
            [120, 120, 190, 12],
            [460, 120, 190, 12],
            [940, 120, 190, 12],
            [1290, 120, 190, 12],
            [209, 0, 12, 270],
            [549, 0, 12, 270],
            [1029, 0, 12, 270],
            [1379, 0, 12, 270],
          ],
          e,
        ),
        rect(0, 380, W, 700, e),
        rect(0, 380, W, 700, hatch('#1f367a', 60, 4, 0)),
        grainy(rect(0, 380, W, 690, fade(ink, 90, 0, 1))),
        ...far.map((x, i) => chair(x + 40, 440 + Math.abs(i - 3) * 10, 58, i === 3 ? b : ink)),
        chair(70, 640, 76, ink),
        chair(1530, 640, 76, ink),
        oval(800, 680, 700, 290, ink),
        oval(800, 640, 700, 290, '#c9b48a'),
        oval(800, 625, 700, 285, paper),
        grainy(oval(800, 625, 700, 285, fade(d, 60, 0, 1))),
        ...[
          [300, 520],
          [480, 440],
          [1090, 440],
          [1290, 520],
          [1330, 700],
          [1130, 800],
          [270, 720],
          [460, 806],
        ].map(([x = 0, y = 0]) =>
          at(
            x,
            y,
            (x - 800) / 60,
            1,
            poly([-60, -18, 50, -24, 62, 18, -50, 26], '#fffaf0'),
            lines(
              [
                [-40, -8, 34, -12],
                [-36, 6, 40, 2],
              ],
              c,
              5,
            ),
          ),
        ),
        oval(800, 620, 300, 132, ink),
        clip(
          oval(800, 620, 300, 132, ink),
          oval(800, 660, 300, 132, '#0b1022'),
          rect(470, 480, 660, 60, '#0b1022'),
          path('M500 600a300 132 0 0 1 600 0v34a300 132 0 0 0-600 0z', '#c9b48a'),
          lines(
            [
              [560, 560, 560, 600],
              [680, 520, 680, 560],
              [920, 520, 920, 560],
              [1040, 560, 1040, 600],
            ],
            ink,
            3,
          ),
          coin(760, 690, 46, 22, -20),
          coin(880, 640, 32, 34, 30),
        ),
        coin(640, 530, 40, 22, -8),
        coin(1010, 560, 22, 44, 24),
        coin(560, 704, 44, 24, 10),
        coin(420, 600, 24, 42, -18),
        coin(1180, 640, 46, 26, 4),
        coin(1070, 720, 26, 44, 40),
        coin(840, 806, 48, 26, 0),
        curve([380, 660, 400, 640, 415, 630], e, 4),
        lines(
          [
            [360, 600, 300, 606],
            [362, 620, 312, 632],
            [1220, 560, 1060, 556],
            [1200, 580, 1066, 574],
          ],
          e,
          4,
        ),
        ...[
          [300, 1000],
          [560, 1050],
          [1040, 1050],
          [1300, 1000],
        ].map(
          ([x = 0, y = 0]) =>
            path(`M${x - 110} ${y + 80}V${y - 100}q0-60 110-60t110 60V${y + 80}z`, ink) +
            path(`M${x - 80} ${y + 80}V${y - 86}q0-40 80-40t80 40V${y + 80}z`, a) +
            circs(
              [
                [x - 40, y - 50, 7],
                [x + 40, y - 50, 7],
                [x, y, 7],
              ],
              ink,
            ),
        ),
      ],
    }
  },

  'sitzung-endlos': ({ W, H }) => {
    const point = (t: number, scale = 1): [number, number, number, number] => {
      const k = 1 + Math.sin(t) ** 2
      const x = (430 * scale * Math.cos(t)) / k
      const y = (620 * scale * Math.sin(t) * Math.cos(t)) / k
      return [600 + x, 620 + y, x, y]
    }
    const track = (from: number, to: number) =>
      Array.from({ length: 31 }, (_, i) => point(from + ((to - from) * i) / 30).slice(0, 2)).flat()
    const tau = Math.PI * 2
    const seats = Array.from({ length: 24 }, (_, i) => {
      const t = (i / 24) * tau + 0.13
      const [x, y] = point(t)
      const [u, v] = point(t + 0.02)
      const l = Math.hypot(u - x, v - y)
      const [nx, ny] = [(v - y) / l, -(u - x) / l]
      const lobe = x < 600 ? 300 : 900
      const outer = nx * (x - lobe) + ny * (y - 620) > 0 ? 1 : -1
      return Math.abs(x - 600) < 70
        ? ''
        : [outer]
            .map((side) => {
              const [px, py] = [x + nx * side * 106, y + ny * side * 106]
              const turn = (Math.atan2(-ny * side, -nx * side) * 180) / Math.PI + 90
              return at(
                px,
                py,
                turn,
                1,
                oval(0, 12, 46, 27, ink),
                oval(0, 12, 42, 24, a),
                limb(
                  [
                    [-34, 4, 10],
                    [-26, -30, 8],
                  ],
                  a,
                ),
                limb(
                  [
                    [34, 4, 10],
                    [22, -32, 8],
                  ],
                  a,
                ),
                circ(0, 4, 21, skin),
                path('M-22 6a22 22 0 0 0 44 0q-22-12-44 0z', ink),
                circ(14, -50, 12, b),
                circ(14, -50, 7, ink),
                rect(-34, -64, 30, 22, '#fffaf0'),
              )
            })
            .join('')
    })
    const bandA = track(-0.9, Math.PI + 0.9)
    const bandB = track(Math.PI + 0.45, tau - 0.45)
    return {
      paper,
      content: [
        rect(0, 0, W, H, b),
        rect(0, 0, W, H, dots('#d63d24', 34, 9)),
        grainy(rect(0, 0, W, H, fade('#8f2413', 50, 0, 0.9))),
        line(
          track(0, tau).map((v, i) => v + (i % 2 ? 34 : 18)),
          '#8f2413',
          150,
          { opacity: 0.6 },
        ),
        line(bandB, ink, 160),
        line(bandB, c, 146),
        line(bandA, ink, 160),
        line(bandA, paper, 146),
        grainy(
          line(track(2.2, Math.PI + 1.1), a, 146, { opacity: 0.8 }),
          line(track(-1.1, -0.4), a, 146, { opacity: 0.7 }),
        ),
        line(bandA, e, 3, { 'stroke-dasharray': '2 26' }),
        ...seats,
        circ(600, 150, 104, ink),
        circ(600, 150, 88, paper),
        ...Array.from({ length: 12 }, (_, i) =>
          at(600, 150, i * 30, 1, rect(-4, -80, 8, i % 3 ? 12 : 24, ink)),
        ),
        line([600, 150, 600, 96], b, 10),
        line([600, 150, 650, 176], ink, 12),
        arc(600, 150, 140, 20, 330, paper, 12),
        poly([522, 20, 560, 4, 556, 48], paper),
        // steaming pot of coffee
        at(
          600,
          1090,
          0,
          1,
          path('M-60-70h120l22 110h-164z', e),
          path('M60-50q60 0 54 50q-4 30-40 30', 'none', { stroke: e, 'stroke-width': 14 }),
          rect(-30, -96, 60, 22, ink),
          curve([-20, -110, -34, -134, -14, -156, -26, -180], paper, 7),
          curve([20, -110, 6, -134, 26, -156, 14, -180], paper, 7),
        ),
      ],
    }
  },

  'bahnhof-kameras': ({ W, H }) => {
    const next = random(31)
    const people = Array.from({ length: 26 }, (_, i) => {
      const x = 120 + (i % 7) * 225 + next(-80, 80)
      const y = 190 + Math.floor(i / 7) * 230 + next(-80, 80)
      const turn = next(-70, 70)
      const tone = [a, b, ink, a, e][i % 5] ?? a
      return (
        poly([x - 16, y, x + 14, y + 12, x + 190, y + 130, x + 150, y + 138], e, { opacity: 0.75 }) +
        circ(x + 172, y + 136, 22, e, { opacity: 0.75 }) +
        at(
          x,
          y,
          turn,
          1,
          oval(0, -16, 9, 16, ink),
          oval(10, 16, 9, 16, ink),
          oval(0, 0, 34, 18, tone),
          circ(0, 0, 14, i % 3 ? skin : ink),
          i % 4 === 0 ? rect(32, -10, 24, 30, ink) : '',
        )
      )
    })
    const camera = (x: number, y: number, s: number, turn: number) =>
      at(
        x,
        y,
        0,
        s,
        path('M-9 60h18l14 700h-46z', ink),
        lines(
          [
            [-40, 64, -8, 40, -30, 10],
            [40, 64, 8, 40, 26, 6],
            [-46, 64, 46, 64],
          ],
          ink,
          12,
        ),
        at(
          0,
          -30,
          turn,
          1,
          poly([-150, -26, -260, -70, -246, -18, -280, 14, -240, 22, -150, 34], ink),
          poly([-120, -50, -30, -170, 10, -60], ink),
          path('M-160-60H110q50 0 60 60q-10 50-60 50H-160q-30-50 0-110z', ink),
          path('M-130-60h250q54 0 70 40l-20 6q-20-22-60-22h-240z', b),
          path('M150 0q60 0 62 58q-28-22-66-14z', b),
          circ(112, 4, 42, paper),
          circ(112, 4, 30, b),
          circ(118, 4, 15, ink),
          circ(124, -2, 5, paper),
          lines(
            [
              [-120, 10, -60, 10],
              [-130, 28, -70, 28],
            ],
            c,
            6,
          ),
        ),
      )
    return {
      paper,
      content: [
        rect(0, 0, W, H, d),
        rect(0, 0, W, H, hatch('#ecab8c', 80, 5, 22)),
        rect(0, 0, W, H, hatch('#ecab8c', 80, 5, 112)),
        poly([0, 0, W, 0, W, 86, 0, 150], c),
        poly([0, 150, W, 86, W, 104, 0, 170], a),
        rects(
          Array.from({ length: 13 }, (_, i) => [20 + i * 126, 30, 70, 40]),
          e,
        ),
        circ(850, 560, 150, paper),
        circ(850, 560, 122, c),
        lines(
          Array.from({ length: 12 }, (_, i) => {
            const t = (i / 12) * 6.283
            return [
              850 + 40 * Math.cos(t),
              560 + 40 * Math.sin(t),
              850 + 104 * Math.cos(t),
              560 + 104 * Math.sin(t),
            ]
          }),
          paper,
          8,
        ),
        grainy(rect(0, 0, W, H, fade(b, 35, 0, 0.9))),
        ...people,
        camera(310, 300, 1.12, 12),
        camera(1330, 470, 1.3, 158),
        camera(760, 800, 0.95, -8),
      ],
    }
  },

  'ob-wahl-stuehle': ({ W }) => {
    const ladder = (
      x: number,
      y: number,
      x2: number,
      y2: number,
      w: number,
      color: string,
      rungs: number,
      thick: number,
      top = 1,
    ) =>
      lines(
        [
          [x, y, x2, y2],
          [x + w, y, x2 + w * top, y2],
        ],
        color,
        thick,
      ) +
      lines(
        Array.from({ length: rungs }, (_, i) => {
          const t = (i + 0.7) / (rungs + 0.4)
          const ww = w + (w * top - w) * t
          return [x + (x2 - x) * t, y + (y2 - y) * t, x + (x2 - x) * t + ww, y + (y2 - y) * t]
        }),
        color,
        thick * 0.8,
      )
    return {
      paper: a,
      content: [
        rect(0, 0, W, 800, b),
        poly([0, 0, 520, 0, 300, 800, 0, 800], '#d13c22'),
        poly([W, 0, 1080, 0, 1300, 800, W, 800], '#d13c22'),
        rect(0, 800, W, 270, e),
        grainy(rect(0, 0, W, 800, fade('#8f2413', 90, 0, 0.8)), rect(0, 800, W, 267, fade(ink, 90, 0, 1))),
        poly([420, 800, 1180, 800, 1400, 1067, 200, 1067], ink, { opacity: 0.4 }),
        path('M560 620V140q20-90 240-90t240 90v480z', ink),
        path('M610 620V170q20-66 190-66t190 66v450z', a),
        path('M610 620V170q20-66 190-66t190 66v450z', dots(c, 62, 6)),
        circs(
          [
            [560, 126, 30],
            [1040, 126, 30],
            [800, 40, 34],
          ],
          paper,
        ),
        // chain of office
        path('M640 190Q650 470 800 480T960 190', 'none', {
          stroke: paper,
          'stroke-width': 26,
          'stroke-dasharray': '30 12',
          'stroke-linecap': 'round',
        }),
        circ(800, 510, 60, paper),
        circ(800, 510, 44, b),
        poly(star(800, 510, 36, 6, 0.5), paper),
        rect(240, 560, 1120, 60, paper),
        rect(300, 620, 1000, 300, c),
        poly([300, 620, 1300, 620, 1300, 650, 300, 650], ink, { opacity: 0.5 }),
        rects(
          [
            [350, 680, 250, 200],
            [1000, 680, 250, 200],
            [640, 680, 320, 200],
          ],
          '#7d96c9',
        ),
        grainy(rect(300, 620, 1000, 300, fade(e, 90, 0, 1))),
        circs(
          [
            [475, 780, 14],
            [1125, 780, 14],
          ],
          ink,
        ),
        rect(980, 530, 150, 30, ink),
        rect(1000, 510, 120, 22, c),
        rect(430, 500, 8, 60, ink),
        poly([400, 506, 434, 440, 470, 506], ink),
        rect(390, 552, 90, 12, ink),
        ladder(60, 1040, 250, 380, 110, paper, 9, 20, 0.8),
        ladder(390, 1050, 380, 640, 90, ink, 4, 26),
        ladder(700, 1060, 730, 470, 150, b, 6, 16, 0.7),
        lines([[700, 1060, 690, 1050]], b, 16),
        // rope ladder
        curve([1010, 562, 1004, 700, 1024, 820, 1006, 1000], paper, 9),
        curve([1100, 562, 1106, 700, 1120, 820, 1098, 1000], paper, 9),
        lines(
          [
            [1006, 660, 1104, 654],
            [1012, 750, 1112, 756],
            [1022, 840, 1120, 832],
            [1012, 930, 1108, 938],
          ],
          d,
          18,
        ),
        // a very tall one
        ladder(1440, 1050, 1250, 60, 80, ink, 14, 13, 0.9),
        faint(0.5, oval(1470, 1054, 120, 14, ink), oval(130, 1046, 130, 14, ink)),
      ],
    }
  },
}
