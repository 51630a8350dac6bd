/** What is used of the client's interface; the package has no types of its own. */
declare module 'perspective-api-client' {
  export type Scores = {
    attributeScores: Record<string, { summaryScore: { value: number; type: string } }>
    languages: string[]
  }
  export default class Perspective {
    constructor(options: { apiKey: string })
    analyze(text: string, options?: { attributes?: string[] }): Promise<Scores>
  }
}
