export { isSetUpCode, setUpCode } from './set-up-code.ts'
export { type SetUpInput, setUpSite } from './set-up-site.ts'
export { isSetUp } from './store.ts'
