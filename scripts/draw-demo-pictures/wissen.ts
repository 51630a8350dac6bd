import type { Scenes } from './scenes.ts'

export const wissen: Scenes = {}
