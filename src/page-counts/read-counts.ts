import type { Db } from '../platform/db/db.ts'
import { type Day, daysBetween } from './page-counts.ts'
import { viewsByDay } from './store.ts'

/** Views of each day of a period, days without any as zero; of one article or of the whole site. Give it `longReads`. */
export async function viewsPerDay(
  db: Db,
  wish: { from: Day; to: Day; articleId?: string },
): Promise<{ day: Day; views: number }[]> {
  const counted = await viewsByDay(db, wish)
  return daysBetween(wish.from, wish.to).map((day) => ({ day, views: counted.get(day) ?? 0 }))
}
