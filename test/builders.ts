import type { Actor } from '../src/accounts/index.ts'
import type { BodyDoc } from '../src/articles/body/schema.ts'
import { type ArticleChange, type ArticleState, createArticle } from '../src/articles/index.ts'
import { must } from '../src/platform/result.ts'
import type { World } from '../src/platform/world.ts'
import { createSection, findSection, type Section, type SectionInput } from '../src/sections/index.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>

/** Someone at the newsroom; no account stands behind it. */
export const anActor = (given: Partial<Actor> = {}): Actor => ({
  kind: 'staff',
  id: '0198f000-0000-7000-8000-000000000001',
  name: 'Erika Redakteurin',
  role: 'editor',
  ...given,
})

/** The section of that name, made when there is none. */
export async function aSection(
  world: Needs,
  given: Partial<SectionInput> & { language?: string } = {},
): Promise<Section> {
  const input = { name: 'Politik', language: 'de', ...given }
  return (
    (await findSection(world.db, input.slug ?? input.name)) ??
    must(await createSection(world, input, anActor()))
  )
}

export const paragraphs = (...texts: string[]): BodyDoc => ({
  type: 'doc',
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})

/** A draft in the section Politik, unless told otherwise; `anArticle(world, { status: 'published' })`. */
export async function anArticle(
  world: Needs,
  given: ArticleChange & { by?: Actor } = {},
): Promise<ArticleState> {
  const { by = anActor(), ...change } = given
  const section = change.section ?? (await aSection(world)).slug
  const input = {
    headline: 'Rat beschließt den Haushalt',
    body: paragraphs('Der Stadtrat hat am Montag den Haushalt beschlossen.'),
    language: 'de',
    status: 'draft' as const,
    ...change,
    section,
  }
  return must(await createArticle(world, input, by))
}
