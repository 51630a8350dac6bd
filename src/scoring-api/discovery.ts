import { attributes } from '../perspective/index.ts'

const ref = (name: string) => ({ $ref: name })
const list = (items: object) => ({ type: 'array', items })
const text = { type: 'string' }
const number = { type: 'number', format: 'float' }
const whole = { type: 'integer', format: 'int32' }
const schema = (id: string, properties: Record<string, object>) => ({ id, type: 'object', properties })

const requestFields = {
  comment: ref('TextEntry'),
  context: ref('Context'),
  languages: list(text),
  clientToken: text,
  communityId: text,
  sessionId: text,
}

const schemas = [
  schema('TextEntry', { text, type: { type: 'string', enum: ['PLAIN_TEXT', 'HTML'] } }),
  schema('ArticleAndParentComment', { article: ref('TextEntry'), parentComment: ref('TextEntry') }),
  schema('Context', {
    entries: list(ref('TextEntry')),
    articleAndParentComment: ref('ArticleAndParentComment'),
  }),
  schema('AttributeParameters', { scoreType: text, scoreThreshold: number }),
  schema('Score', { value: number, type: text }),
  schema('SpanScore', { begin: whole, end: whole, score: ref('Score') }),
  schema('AttributeScores', { summaryScore: ref('Score'), spanScores: list(ref('SpanScore')) }),
  schema('AnalyzeCommentRequest', {
    ...requestFields,
    requestedAttributes: { type: 'object', additionalProperties: ref('AttributeParameters') },
    spanAnnotations: { type: 'boolean' },
    doNotStore: { type: 'boolean' },
  }),
  schema('AnalyzeCommentResponse', {
    attributeScores: { type: 'object', additionalProperties: ref('AttributeScores') },
    languages: list(text),
    detectedLanguages: list(text),
    clientToken: text,
  }),
  schema('SuggestCommentScoreRequest', {
    ...requestFields,
    attributeScores: { type: 'object', additionalProperties: ref('AttributeScores') },
  }),
  schema('SuggestCommentScoreResponse', { detectedLanguages: list(text), clientToken: text }),
]

const method = (name: string, description: string, types: { request: string; response: string }) => ({
  id: `commentanalyzer.comments.${name}`,
  path: `v1alpha1/comments:${name}`,
  flatPath: `v1alpha1/comments:${name}`,
  httpMethod: 'POST',
  description,
  parameters: {},
  parameterOrder: [],
  request: ref(types.request),
  response: ref(types.response),
})

/** The API's discovery document (Google API Discovery Service, restDescription v1), for clients that build themselves from it. */
export const discoveryDocument = (publicUrl: string) => ({
  kind: 'discovery#restDescription',
  discoveryVersion: 'v1',
  id: 'commentanalyzer:v1alpha1',
  name: 'commentanalyzer',
  version: 'v1alpha1',
  title: 'Comment scoring by Depesche',
  description: `Scores comments in German and English on the newsroom's own machine: ${attributes.join(', ')}.`,
  protocol: 'rest',
  rootUrl: `${publicUrl}/`,
  baseUrl: `${publicUrl}/`,
  servicePath: '',
  basePath: '',
  batchPath: 'batch',
  parameters: {
    key: { type: 'string', location: 'query', description: 'A token of the role scoring.' },
    alt: { type: 'string', location: 'query', default: 'json', enum: ['json'] },
    prettyPrint: { type: 'boolean', location: 'query', default: 'true' },
  },
  schemas: Object.fromEntries(schemas.map((one) => [one.id, one])),
  resources: {
    comments: {
      methods: {
        analyze: method('analyze', 'Scores a comment.', {
          request: 'AnalyzeCommentRequest',
          response: 'AnalyzeCommentResponse',
        }),
        suggestscore: method('suggestscore', 'Says what a score should have been; kept as feedback.', {
          request: 'SuggestCommentScoreRequest',
          response: 'SuggestCommentScoreResponse',
        }),
      },
    },
  },
})
