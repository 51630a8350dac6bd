export { type DemoProgress, fillDemo } from './fill-demo.ts'
