import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { ArticleLabel, CommentMode } from '../articles/published/index.ts'
import { packageRoot } from '../platform/package-root.ts'

/** The demo publication as its files say it; the form of the files is in README.md. */
export type DemoPicture = { key: string; alt?: string; caption?: string; credit?: string }
export type DemoArticle = {
  slug: string
  headline: string
  kicker?: string
  standfirst?: string
  teaser?: string
  dateline?: { places: string[]; source?: string }
  section: string
  tags: { name: string; kind?: string }[]
  authors: string[]
  agency?: string
  language: string
  translationOf?: string
  status: 'published' | 'scheduled' | 'unpublished' | 'draft' | 'in_review'
  daysAgo: number
  label?: ArticleLabel
  ai?: string
  comments?: CommentMode
  picture?: DemoPicture
  corrections?: { hoursAfter: number; text: string }[]
  body: string
}
export type DemoPublication = {
  name: string
  tagline: string
  sections: { slug: string; name: string; description: string }[]
  authors: { slug: string; name: string; role: string; bio: string; email: string }[]
  agencies: { slug: string; name: string }[]
  navigation: { label: string; url: string }[]
  serviceLinks: { label: string; url: string }[]
  front: { lead: string; second: string[] }
  imprint: Record<string, string>
  pages: { slug: string; title: string; body: string }[]
}

const folder = join(packageRoot, 'src/demo')

export const demoPublication = (): DemoPublication =>
  parse(readFileSync(join(folder, 'publication.yaml'), 'utf8')) as DemoPublication

/** All demo articles, originals before their translations, oldest first. */
export function demoArticles(): DemoArticle[] {
  const articles = readdirSync(join(folder, 'articles'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => readArticle(name))
  return articles.toSorted(
    (a, b) => Number(Boolean(a.translationOf)) - Number(Boolean(b.translationOf)) || b.daysAgo - a.daysAgo,
  )
}

function readArticle(name: string): DemoArticle {
  const text = readFileSync(join(folder, 'articles', name), 'utf8')
  const [, matter, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
  if (matter === undefined || body === undefined)
    throw new Error(`src/demo/articles/${name} has no front matter`)
  const facts = parse(matter) as Partial<DemoArticle> & Omit<DemoArticle, 'slug' | 'body' | 'tags'>
  return { ...facts, tags: facts.tags ?? [], slug: name.replace(/\.md$/, ''), body }
}

export const demoPictureFile = (key: string): Buffer => readFileSync(join(folder, 'pictures', `${key}.svg`))

/** The pictures an article shows, each with what is to be seen on it: its lead picture and those in its text. */
export const picturesIn = (article: DemoArticle): { key: string; alt: string | null }[] => [
  ...(article.picture ? [{ key: article.picture.key, alt: article.picture.alt ?? null }] : []),
  ...[...article.body.matchAll(/data-picture="([\w-]+)"(?: data-alt="([^"]*)")?/g)].map(
    ([, key = '', alt = null]) => ({ key, alt }),
  ),
]
