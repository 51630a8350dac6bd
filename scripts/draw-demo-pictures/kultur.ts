import type { Scenes } from './scenes.ts'

export const kultur: Scenes = {}
