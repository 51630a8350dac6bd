import type { Scenes } from './scenes.ts'

export const stadt: Scenes = {}
