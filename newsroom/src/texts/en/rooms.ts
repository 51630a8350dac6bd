import type { rooms as de } from '../de/rooms.ts'

export const rooms: Record<keyof typeof de, string> = {}
