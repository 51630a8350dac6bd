import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { testApp } from '../../test/app.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'

const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  'x-access': z.string(),
  parameters: z.array(z.looseObject({ name: z.string(), required: z.boolean().optional() })).default([]),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
})
const apiDocument = z.looseObject({
  openapi: z.string(),
  servers: z.array(z.looseObject({ url: z.string() })).min(1),
  paths: z.record(z.string(), z.record(z.string(), operation)),
})

describeOnEachDatabase('the document of the API', (testWorld) => {
  const read = async () => {
    const app = await testApp(await testWorld())
    return (await app.request('https://zeitung.example/api/openapi.json')).json()
  }

  it('is a valid one of OpenAPI 3.1', async () => {
    const document = await read()
    const validator = new Validator()
    expect(await validator.validate(document)).toMatchObject({ valid: true })
    expect(validator.version).toBe('3.1')
  })

  it('names every operation once, and says who may call it', async () => {
    const { paths } = apiDocument.parse(await read())
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods))
    const names = operations.map(({ operationId }) => operationId)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z]+([A-Z][a-z]+)*$/)
    expect(operations.filter((each) => 'access' in each || 'conflict' in each || 'limited' in each)).toEqual(
      [],
    )
  })

  it.each([
    ['/articles', 'post', ['201', '400', '401', '403', '409', '413', '415', '422']],
    ['/articles/{id}', 'get', ['200', '401', '403', '404', '422']],
    ['/articles/{id}', 'patch', ['200', '400', '401', '403', '404', '412', '413', '415', '422', '428']],
    ['/articles/{id}', 'delete', ['200', '401', '403', '404', '409', '412', '422']],
    ['/session', 'post', ['201', '400', '403', '413', '415', '422', '429']],
    ['/settings', 'get', ['200', '401', '403']],
  ])('tells what %s answers to %s', async (path, method, statuses) => {
    const { paths } = apiDocument.parse(await read())
    expect(Object.keys(paths[`/api/v1${path}`]?.[method]?.responses ?? {})).toEqual(statuses)
  })

  it('requires If-Match wherever a call without it is refused', async () => {
    const { paths } = apiDocument.parse(await read())
    const updates = Object.values(paths)
      .flatMap((methods) => Object.values(methods))
      .filter(({ responses }) => '428' in responses)
    expect(updates.length).toBeGreaterThan(8)
    for (const { operationId, parameters } of updates)
      expect(parameters, operationId).toContainEqual(
        expect.objectContaining({ name: 'if-match', required: true }),
      )
  })
})
