export { pagesTouchedBy } from './dependencies.ts'
export { mediaRoutes } from './media-route.ts'
export { type OpenSite, openSite } from './routes.tsx'
export { followDays } from './turn-of-day.ts'
