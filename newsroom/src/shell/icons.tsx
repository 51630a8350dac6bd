import type { SVGProps } from 'react'

/** Plain strokes on a grid of 16, so that they sit with the sans at its size. */
const paths = {
  overview: 'M2.500 3h11v4h-11zM2.500 9.500h4.500v3.500h-4.500zM9.500 9.500h4v3.500h-4z',
  article: 'M3.500 2h9v12h-9zM5.500 5h5M5.500 7.500h5M5.500 10h3',
  front: 'M2 3h12v10h-12zM2 6h12M8.500 6v7',
  media: 'M2 3h12v10h-12zM2 11l3.500-3.500 3 3 2-2 3.500 3.500M10.500 6h.010',
  comments: 'M2.500 3h11v7.500h-6l-3 3v-3h-2zM5 5.800h6M5 8h4',
  order: 'M2.500 4h2M7 4h6.500M2.500 8h2M7 8h6.500M2.500 12h2M7 12h6.500',
  counts: 'M2.500 13.500v-4M6.200 13.500v-9M9.800 13.500v-6M13.500 13.500v-11',
  settings: 'M2 4.500h6M12 4.500h2M2 11.500h2M8 11.500h6M10 2.800v3.400M6 9.800v3.400',
  search: 'M7 2.500a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9zM10.300 10.300l3.200 3.200',
  plus: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  back: 'M9.500 3.500L5 8l4.500 4.500',
  forward: 'M6.500 3.500L11 8l-4.500 4.500',
  down: 'M3.500 6L8 10.500 12.500 6',
  up: 'M3.500 10L8 5.500 12.500 10',
  more: 'M3.500 8h.010M8 8h.010M12.500 8h.010',
  panel: 'M2 3h12v10h-12zM10 3v10',
  grip: 'M6 4h.010M10 4h.010M6 8h.010M10 8h.010M6 12h.010M10 12h.010',
  phone: 'M5 2h6v12h-6zM7.500 12h1',
  desktop: 'M2 3h12v8h-12zM6 13.500h4',
  outside: 'M6 3.500h-3v9.500h9.500v-3M9 3h4.500v4.500M13 3.500l-5.500 5.500',
  undo: 'M5.500 3L2.500 6l3 3M2.500 6h7a4 4 0 0 1 0 8h-3',
  trash: 'M3 4.500h10M6 4.500v-2h4v2M4.500 4.500l.7 9h5.600l.7-9',
  copy: 'M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3',
  link: 'M7 9.500a2.500 2.500 0 0 0 3.500 0l2.500-2.500a2.500 2.500 0 0 0-3.500-3.500l-1 1M9 6.500a2.500 2.500 0 0 0-3.500 0l-2.500 2.500a2.500 2.500 0 0 0 3.500 3.500l1-1',
  quote:
    'M3 10.500V7c0-1.700 1-3 3-3.500M3 7.500h3v3h-3zM9.500 10.500V7c0-1.700 1-3 3-3.500M9.500 7.500h3v3h-3z',
  check: 'M3 8.500l3.500 3.500L13 4.500',
  sun: 'M8 5.500a2.500 2.500 0 1 1 0 5 2.500 2.500 0 0 1 0-5zM8 1.500v1.500M8 13v1.500M1.500 8h1.500M13 8h1.500M3.400 3.400l1 1M11.600 11.600l1 1M12.600 3.400l-1 1M4.400 11.600l-1 1',
  person:
    'M8 2.500a2.800 2.800 0 1 1 0 5.600 2.800 2.800 0 0 1 0-5.600zM2.500 14c.5-3 2.700-4.500 5.500-4.500s5 1.500 5.500 4.500',
  keyboard: 'M1.500 4h13v8h-13zM4 6.500h.010M6.700 6.500h.010M9.300 6.500h.010M12 6.500h.010M5 9.500h6',
  filter: 'M2 4h12M4.500 8h7M6.500 12h3',
  clock: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 4.500V8l2.500 1.500',
  warning: 'M8 2.500l6 11h-12zM8 6.500v3.500M8 12h.010',
} as const

export type IconName = keyof typeof paths

export function Icon({
  name,
  size = 16,
  ...props
}: { name: IconName; size?: number } & SVGProps<SVGSVGElement>) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' || name === 'grip' ? 2 : 1.3}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      {...props}
    >
      <path d={paths[name]} />
    </svg>
  )
}
