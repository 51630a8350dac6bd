export {
  type FrontPageRefusal,
  mostPins,
  type Pin,
  type PinBoard,
  partSizes,
  type Slot,
  slots,
} from './front-page.ts'
export { type FrontPage, frontPage } from './read-front-page.ts'
export { savePins } from './save-pins.ts'
export { readPinBoard } from './store.ts'
export { frontPageTasks } from './tasks.ts'
