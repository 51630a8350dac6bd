import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take most of a minute and more, the longest first. */
const long = [
  'xss.corpora',
  'accessibility',
  'moderation.corpora',
  'comments.corpora',
  'wikinews.corpora',
  'editor',
  'backup',
  'body.corpora',
  'crash',
  'naughty-strings.corpora',
]

const rank = ({ moduleId }: TestSpecification): number => {
  const file = moduleId.slice(moduleId.lastIndexOf('/') + 1)
  const place = long.findIndex((name) => file.startsWith(name))
  return place === -1 ? long.length : place
}

const groupOf = ({ project }: TestSpecification): number => project.config.sequence.groupOrder

/** What takes long begins first in its group, so that no worker stands idle at the end; the rest as Vitest orders it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => groupOf(a) - groupOf(b) || rank(a) - rank(b))
  }
}
