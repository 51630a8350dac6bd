/** Shares of width and height from the left top. */
export type Point = { x: number; y: number }

const inside = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000

/** The point of the picture under the mouse. */
export const pointAt = (
  mouse: Point,
  box: { left: number; top: number; width: number; height: number },
): Point => ({
  x: inside((mouse.x - box.left) / box.width),
  y: inside((mouse.y - box.top) / box.height),
})

const directions: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** The point after an arrow key: a hundredth, with Shift a tenth; null for other keys. */
export function moved(point: Point, key: string, far: boolean): Point | null {
  const direction = directions[key]
  const step = far ? 0.1 : 0.01
  return direction
    ? { x: inside(point.x + direction.x * step), y: inside(point.y + direction.y * step) }
    : null
}
