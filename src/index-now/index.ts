export { indexNowKey, keyPath } from './index-now.ts'
export { type IndexNowState, indexNowState } from './index-now-state.ts'
export { indexNowTasks, indexNowTasksFor } from './tasks.ts'
