export { createSection, editSection, orderSections, removeSection } from './manage-sections.ts'
export { reservedSegments, type Section, type SectionInput } from './section.ts'
export { findSection, listSections, sectionById, sectionBySlug } from './store.ts'
