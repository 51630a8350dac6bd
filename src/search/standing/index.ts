/** Searches that somebody keeps: which of them a new article answers. */
export { isSearchable } from '../query.ts'
export { searchesAnsweredBy } from './searches-answered.ts'
